import type { Indicator } from '../api/shapes';
import { t } from '../words';

const SIGNS: Record<string, string> = { AT_LEAST: '≥', MORE_THAN: '>', EQUAL: '=', AT_MOST: '≤', LESS_THAN: '<' };

/** What an indicator aims at, as the official table writes it. */
export function aim(indicator: Pick<Indicator, 'sign' | 'target' | 'measure'>): string {
  if (indicator.sign === 'QUALITATIVE') return indicator.target;
  if (indicator.sign === 'BY_DATE') return `${t('sign.BY_DATE')} ${indicator.target}`;
  return `${SIGNS[indicator.sign] ?? ''}${indicator.target}${indicator.measure}`;
}
