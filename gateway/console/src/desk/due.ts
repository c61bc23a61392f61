import { t } from '../words';

export interface Due { text: string; tone: 'late' | 'soon' | 'calm' }

/** How long until a due date, in days of China's calendar; said in words, the colour only repeats it. */
export function due(date: string | null | undefined, now = new Date()): Due | null {
  if (!date) return null;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
  const days = Math.round((Date.parse(date.slice(0, 10)) - Date.parse(today)) / 86_400_000);
  if (days < 0) return { text: t('due.overdue', -days), tone: 'late' };
  if (days === 0) return { text: t('due.today'), tone: 'soon' };
  return { text: t('due.soon', days), tone: days <= 3 ? 'soon' : 'calm' };
}
