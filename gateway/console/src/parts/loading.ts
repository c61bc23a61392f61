import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

export interface Loaded<T> {
  value: ShallowRef<T | undefined>;
  isLoading: Ref<boolean>;
  error: ShallowRef<unknown>;
  load: (quietly?: boolean) => Promise<void>;
}

/** Something read from the system when the page opens, and again when asked; an answer that was overtaken is dropped. */
export function loaded<T>(read: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const value = shallowRef<T>();
  const error = shallowRef<unknown>(null);
  const isLoading = ref(true);
  let current = new AbortController();
  async function load(quietly = false): Promise<void> {
    current.abort();
    const mine = (current = new AbortController());
    if (!quietly) isLoading.value = true;
    try {
      const answer = await read(mine.signal);
      if (mine.signal.aborted) return;
      value.value = answer;
      error.value = null;
    } catch (caught) {
      if (mine.signal.aborted) return;
      if (!quietly || value.value === undefined) error.value = caught;
    }
    isLoading.value = false;
  }
  onScopeDispose(() => current.abort());
  void load();
  return { value, isLoading, error, load };
}

/** Runs while the page is open and looked at. */
export function every(milliseconds: number, work: () => void): void {
  const timer = setInterval(() => document.visibilityState === 'visible' && work(), milliseconds);
  onScopeDispose(() => clearInterval(timer));
}
