import type { Router } from 'vue-router';

import type { Word } from '../words';

/** Keys that save the way by mouse; each is with Alt or Ctrl, so that nobody types one by accident. */
export interface Shortcut { keys: string; word: Word; code: string; to?: string }
export const SHORTCUTS: Shortcut[] = [
  { keys: 'Alt+T', word: 'nav.todo', code: 'KeyT', to: '/' },
  { keys: 'Alt+N', word: 'nav.notices', code: 'KeyN', to: '/notices' },
  { keys: 'Alt+K', word: 'search.title', code: 'KeyK' },
  { keys: 'Alt+H', word: 'nav.help', code: 'KeyH', to: '/help' },
];
/** What is being written is saved at once, wherever it is written. */
export const SAVE = 'hengping:save';

export function shortcuts(router: Router): void {
  addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.code === 'KeyS' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      dispatchEvent(new Event(SAVE));
    }
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const found = SHORTCUTS.find((one) => one.code === event.code);
    if (!found) return;
    event.preventDefault();
    if (found.to) void router.push(found.to);
    else document.querySelector<HTMLInputElement>('header [type=search]')?.focus();
  });
}
