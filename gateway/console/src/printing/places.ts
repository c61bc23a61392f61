import { all } from '../api/ask';
import { acting } from '../api/session';
import { t } from '../words';

export interface Place { path: string; name: string }

/** The caller's part of the tree, from its top down; a place without a unit of its own is told by its path. */
export async function places(): Promise<Place[]> {
  const units = (await all<{ path: string; name: string }>('/api/budget/units', 2000)).items.map(({ path, name }) => ({ path, name }));
  const top = acting()?.unitPath ?? '';
  const found = units.some((one) => one.path === top) ? units : [{ path: top, name: top.includes('/') ? top : t('printing.whole') }, ...units];
  return found.sort((one, other) => one.path.localeCompare(other.path));
}

/** A place in a list of places: deeper ones further right. */
export const indented = (place: Place): string => `${'　'.repeat(place.path.split('/').length - 1)}${place.name}`;
export const placeName = (known: Place[] | undefined, path: string): string => known?.find((one) => one.path === path)?.name ?? (path.includes('/') ? path : t('printing.whole'));
