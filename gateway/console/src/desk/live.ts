import { reactive, watch } from 'vue';

import { follow, get } from '../api/ask';
import { is, session } from '../api/session';

/** How many evaluations wait for this post, how many of them too long, and how many notices are unread. */
export const live = reactive({ total: 0, overdue: 0, isKnown: false, unread: 0 });

interface Counts { total: number; byUrgency: Record<string, number> }
let current: AbortController | undefined;
const LOOK = 30_000;

/** Asks again how many notices are unread. */
export async function count(): Promise<void> {
  if (!session.post || session.isOver || is('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')) return;
  live.unread = await get<{ unread: number }>('/api/evaluation/notices/unread').then((answer) => answer.unread, () => live.unread);
}

export function listen(): void {
  watch(() => session.post, (post) => {
    current?.abort();
    Object.assign(live, { total: 0, overdue: 0, isKnown: false, unread: 0 });
    if (!post || is('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')) return;
    current = new AbortController();
    void count();
    follow<Counts>('/api/evaluation/todos/events', (counts) => Object.assign(live, { total: counts.total, overdue: counts.byUrgency.OVERDUE ?? 0, isKnown: true }), current.signal).catch(() => undefined);
  }, { immediate: true });
  // What moves a to-do list is often what a notice tells of; and dates pass without any move.
  watch(() => [live.total, live.overdue], () => void count());
  setInterval(() => document.visibilityState === 'visible' && void count(), LOOK);
}
