import { get } from '../api/ask';

export interface Absence {
  id: string; holder: string; post: string; deputy: string; from: string; until: string; reason: string; revokedAt: string | null; holdsNow: boolean; may: string[];
}

export const PATH = '/api/evaluation/absences';

/** Those that one announced, and those that make one a deputy. */
export const absences = async (): Promise<Absence[]> => (await get<{ items: Absence[] }>(PATH)).items;

/** The role within a post as the services write it: 130207/101/UNIT_HEAD. */
export const roleOf = (post: string): string => post.split('/').pop() ?? '';

/** The hour of the office, whatever the browser's zone: a date and a time as typed become a moment. */
export const momentOf = (typed: string): string | null => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) ? new Date(`${typed.slice(0, 16)}:00+08:00`).toISOString() : null);
