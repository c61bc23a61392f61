import { reactive, watch } from 'vue';

import { follow } from '../api/ask';
import { is, session } from '../api/session';

/** How many evaluations wait for this post, and how many of them too long; told by the system as it changes. */
export const live = reactive({ total: 0, overdue: 0, isKnown: false });

interface Counts { total: number; byUrgency: Record<string, number> }
let current: AbortController | undefined;

export function listen(): void {
  watch(() => session.post, (post) => {
    current?.abort();
    Object.assign(live, { total: 0, overdue: 0, isKnown: false });
    if (!post || is('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN')) return;
    current = new AbortController();
    follow<Counts>('/api/evaluation/todos/events', (counts) => Object.assign(live, { total: counts.total, overdue: counts.byUrgency.OVERDUE ?? 0, isKnown: true }), current.signal).catch(() => undefined);
  }, { immediate: true });
}
