import { yuan } from '../api/figures';
import type { BasisFile, Indicator, Item, Objective, Place, Reason } from '../api/shapes';
import { named, t, type Word } from '../words';

/** What an approved project sets out to do; an adjustment changes nothing else. */
export interface Plan { basis: { documentNumber: string; subject: string }[]; content: string; purpose: string; items: Item[]; objective: Objective }
export interface Difference { place: string; before: string | null; after: string | null }
export interface Edition { number: number; adjustment: number | null; documentNumber: string | null; reason: string | null; approvedAt: string | null; plan: Plan }
export interface Adjustment {
  projectCode: string; projectName: string; year: number; unit: Place; number: number; documentNumber: string; reason: string; stage: string; differences: Difference[]; before: Plan; after: Plan;
  sentBackFor: Reason[]; askedAt: string; approvedAt: string | null; warnings: string[]; may: string[]; files: BasisFile[];
}

const PARTS = ['dimension', 'aspect', 'name', 'sign', 'target', 'measure', 'weight', 'evidenceSource', 'baseline'] as const;
const money = (amount: string) => (/^-?\d+(\.\d+)?$/.test(amount) ? Number(amount).toFixed(2) : amount);

function places(plan: Plan): Map<string, string> {
  const all = new Map<string, string>();
  for (const one of plan.basis) all.set(`/basis/${one.documentNumber.replaceAll('~', '~0').replaceAll('/', '~1')}`, one.subject);
  all.set('/content', plan.content);
  all.set('/purpose', plan.purpose);
  for (const one of plan.items) {
    all.set(`/items/${one.code}/name`, one.name);
    all.set(`/items/${one.code}/amountYuan`, money(one.amountYuan));
  }
  all.set('/objective/objective', plan.objective.objective);
  for (const one of plan.objective.indicators) for (const part of PARTS) if (one[part]) all.set(`/objective/indicators/${one.code}/${part}`, part === 'weight' ? money(String(one.weight)) : String(one[part]));
  return all;
}

/** Every place where two plans differ, as the service finds them when the second one is stored. */
export function differences(before: Plan, after: Plan): Difference[] {
  const [then, now] = [places(before), places(after)];
  return [...new Set([...then.keys(), ...now.keys()])].filter((place) => then.get(place) !== now.get(place)).map((place) => ({ place, before: then.get(place) ?? null, after: now.get(place) ?? null }));
}

/** A place in words: which item or indicator it belongs to, and which of its fields. */
export function placeName(place: string, plans: Plan[]): string {
  const [, first = '', key = '', code = '', field = ''] = place.split('/');
  if (first === 'basis') return `${t('project.basis')}：${key.replaceAll('~1', '/').replaceAll('~0', '~')}`;
  if (first === 'items') return `${t('project.items')}：${key} ${nameOf(plans.map((plan) => plan.items), key)}${code === 'name' ? `：${t('campaigns.name')}` : ''}`;
  if (first === 'objective' && key === 'indicators') return `${t('project.indicators')}：${nameOf(plans.map((plan) => plan.objective.indicators), code)}：${t(`indicator.${field}` as Word)}`;
  return t(first === 'objective' ? 'project.objectiveText' : (`project.${first}` as Word));
}
const nameOf = (lists: { code: string; name: string }[][], code: string) => lists.flat().find((one) => one.code === code)?.name ?? code;

/** What stands at a place, as a person reads it. */
export function said(place: string, text: string | null): string {
  if (text === null) return '—';
  const field = place.split('/').at(-1) ?? '';
  if (field === 'amountYuan') return yuan(text);
  return place.startsWith('/objective/indicators/') && ['dimension', 'aspect', 'sign'].includes(field) ? named(field, text) : text;
}

export type Typed = Required<{ [name in keyof Indicator]: string }>;
export const blankIndicator = (code: string): Typed => ({ code, dimension: 'OUTPUT', aspect: 'QUANTITY', name: '', sign: 'AT_LEAST', target: '', measure: '', weight: '', evidenceSource: '', baseline: '', libraryCode: '' });
export const typed = (one: Indicator): Typed => Object.fromEntries(Object.entries({ ...blankIndicator(one.code), ...one }).map(([name, value]) => [name, value === null || value === undefined ? '' : String(value)])) as Typed;
const absent = (text: string) => (text.trim() === '' ? null : text);
export const wire = (one: Typed): Indicator => ({ ...one, evidenceSource: absent(one.evidenceSource), baseline: absent(one.baseline), libraryCode: absent(one.libraryCode) });
/** A code that no indicator bears yet. */
export function freeCode(indicators: { code: string }[]): string {
  let number = indicators.length + 1;
  while (indicators.some((one) => one.code === `i${number}`)) number++;
  return `i${number}`;
}
