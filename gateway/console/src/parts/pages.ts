import { computed, onScopeDispose, ref, shallowRef } from 'vue';

import { get, type Page } from '../api/ask';

/** A list that grows page by page; a changed question starts it anew. */
export function paged<T>(path: () => string, limit = 50) {
  const items = shallowRef<T[]>([]);
  const next = ref<string | null>(null);
  const isLoading = ref(true);
  const isGrowing = ref(false);
  const error = shallowRef<unknown>(null);
  let current = new AbortController();

  async function read(cursor: string | null): Promise<void> {
    current.abort();
    const mine = (current = new AbortController());
    const asked = path();
    try {
      const page = await get<Page<T>>(`${asked}${asked.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, mine.signal);
      if (mine.signal.aborted) return;
      items.value = cursor ? [...items.value, ...page.items] : page.items;
      next.value = page.next;
      error.value = null;
    } catch (caught) {
      if (mine.signal.aborted) return;
      error.value = caught;
    }
    isLoading.value = isGrowing.value = false;
  }
  async function load(quietly = false): Promise<void> {
    if (!quietly) isLoading.value = true;
    await read(null);
  }
  async function more(): Promise<void> {
    isGrowing.value = true;
    await read(next.value);
  }
  onScopeDispose(() => current.abort());
  void load();
  return { items, isLoading, isGrowing, error, load, more, hasMore: computed(() => next.value !== null) };
}
