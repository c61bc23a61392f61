import { get, type Page } from '../api/ask';
import type { Campaign } from '../api/shapes';

const thisYear = new Date().getFullYear();
/** The years that a page offers, the newest first. */
export const YEARS = Array.from({ length: 6 }, (_, back) => String(thisYear - back));
/** A year is evaluated in the next one. */
export const LAST_YEAR = String(thisYear - 1);

/** The newest year that this post has a campaign of: with an older one nothing would be shown at first. */
export async function newestYear(): Promise<string> {
  const campaigns = (await get<Page<Campaign>>('/api/evaluation/campaigns?limit=200').catch(() => null))?.items ?? [];
  return campaigns.length ? String(Math.max(...campaigns.map((one) => one.year))) : LAST_YEAR;
}
