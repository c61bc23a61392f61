/** Nested texts; the leaves are what a person types. */
export interface Form {
  [name: string]: string | Form;
}

export interface Clash {
  pointer: string;
  mine: string;
  theirs: string;
}

export type Flat = Record<string, string>;

/** Every leaf under its JSON Pointer. */
export function flat(form: Form, at = ''): Flat {
  return Object.entries(form).reduce<Flat>((all, [name, value]) => {
    const pointer = `${at}/${name}`;
    return Object.assign(all, typeof value === 'string' ? { [pointer]: value } : flat(value, pointer));
  }, {});
}

export function write(form: Form, pointer: string, value: string): void {
  const steps = pointer.slice(1).split('/');
  const last = steps.pop()!;
  let at: Form = form;
  for (const step of steps) at = (at[step] ??= {}) as Form;
  at[last] = value;
}

/** 92 and 92.00 are the same to an official. */
const isSame = (one: string, other: string): boolean =>
  one.trim() === other.trim() || (/^-?\d+(\.\d+)?$/.test(one.trim()) && /^-?\d+(\.\d+)?$/.test(other.trim()) && Number(one) === Number(other));

/** What I changed and what somebody else changed since we both began, brought together; where both did, somebody must choose. */
export function merge(base: Flat, mine: Flat, theirs: Flat): { merged: Flat; clashes: Clash[] } {
  const merged: Flat = {};
  const clashes: Clash[] = [];
  for (const pointer of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const [began, my, their] = [base[pointer] ?? '', mine[pointer] ?? '', theirs[pointer] ?? ''];
    const isMineNew = !isSame(my, began);
    const isTheirsNew = !isSame(their, began);
    merged[pointer] = isMineNew ? my : their;
    if (isMineNew && isTheirsNew && !isSame(my, their)) clashes.push({ pointer, mine: my, theirs: their });
  }
  return { merged, clashes };
}
