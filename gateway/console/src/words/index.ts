import { ref, watchEffect } from 'vue';

import { words } from './words';

export type Word = keyof typeof words;
export type Language = 'zh' | 'en';

const REMEMBERED = 'hengping.language';

/** Chinese unless somebody asked for English. */
export const language = ref<Language>(localStorage.getItem(REMEMBERED) === 'en' ? 'en' : 'zh');

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
});

export function speak(next: Language): void {
  language.value = next;
  localStorage.setItem(REMEMBERED, next);
}

/** The word in the reader's language, with its arguments. */
export function t(word: Word, ...args: (string | number)[]): string {
  const text: string = words[word][language.value === 'zh' ? 0 : 1];
  return text.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)] ?? ''));
}

/** The word for a constant of the services: a stage, a role, a kind. One that has no word here is shown as it is. */
export function named(family: string, constant: string | null | undefined): string {
  if (!constant) return '—';
  const word = `${family}.${constant}`;
  return word in words ? t(word as Word) : constant;
}
