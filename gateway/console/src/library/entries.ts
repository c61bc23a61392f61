import { acting } from '../api/session';

export interface Wording { functionCode: string; field: string; aspect: string; name: string; sign: string; typicalTarget: string; measure: string; evidenceSource: string }
export interface Entry { code: string; wording: Wording; dimension: string; standing: string; reuseCount: number; may: string[] }

/** A code that nobody has to invent: from where, which day, and four letters that make it the only one. */
export function suggestedCode(): string {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => 'ABCDEFGHJKLMNPQRSTUVWXYZ'[byte % 24]).join('');
  return `${acting()?.unitPath.split('/').at(-1) ?? 'P'}-${new Date().toISOString().slice(0, 10).replaceAll('-', '')}-${letters}`;
}
