import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';

import { Refusal, Unreachable, type Fault } from '../api/ask';
import { session } from '../api/session';
import { SAVE } from '../desk/shortcuts';
import type { Evaluation } from '../api/shapes';
import type { EvaluationFile } from './file';
import { flat, merge, write, type Clash, type Flat, type Form } from './merge';

export type DraftState = 'clean' | 'typing' | 'saving' | 'saved' | 'offline' | 'over' | 'conflict' | 'refused';

/** One part of an evaluation as a form of texts, and back. */
export interface Part {
  name: 'results' | 'narrative' | 'plan' | 'team' | 'panel/opinion';
  form: (evaluation: Evaluation) => Form;
  body: (form: Form, evaluation: Evaluation) => unknown;
  /** Where a fault of the body lies in the form. */
  pointer?: (pointer: string, form: Form, evaluation: Evaluation) => string;
  isAuto: boolean;
}

interface Kept {
  mine: Flat;
  base: Flat;
}

const PAUSE = 900;
const RETRY = 8000;

/**
 * What a person writes, kept from the first letter: in this browser at once, in the system after a pause. A lost connection or
 * login loses nothing; what somebody else saved meanwhile is merged, and where both changed one place, the person chooses.
 */
export function draftOf(file: EvaluationFile, part: Part) {
  const evaluation = () => file.evaluation.value!;
  const place = `hengping.draft.${session.account}.${file.id}.${part.name}`;
  const form = reactive<Form>(part.form(evaluation()));
  const state = ref<DraftState>('clean');
  const savedAt = ref('');
  const faults = shallowRef<Fault[]>([]);
  const error = shallowRef<unknown>(null);
  const clashes = shallowRef<Clash[]>([]);
  const isRestored = ref(false);
  let base = flat(part.form(evaluation()));
  let merged: Flat = {};
  let timer = 0;

  const mine = () => flat(form);
  const isDirty = () => JSON.stringify(mine()) !== JSON.stringify(base);

  function fill(texts: Flat): void {
    Object.entries(texts).forEach(([pointer, text]) => write(form, pointer, text));
  }
  function keep(): void {
    localStorage.setItem(place, JSON.stringify({ mine: mine(), base } satisfies Kept));
  }
  function later(pause = PAUSE): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
  }

  /** @param isAgain whether it was overtaken already, and merged: then it waits before it tries once more */
  async function save(isAgain = false): Promise<void> {
    clearTimeout(timer);
    if (clashes.value.length || !isDirty()) return;
    const sent = mine();
    state.value = 'saving';
    try {
      await file.put(part.name, part.body(form, evaluation()));
      faults.value = [];
      error.value = null;
      base = sent;
      if (isDirty()) {
        state.value = 'typing';
        later();
      } else {
        localStorage.removeItem(place);
        state.value = 'saved';
        savedAt.value = new Date().toTimeString().slice(0, 5);
      }
    } catch (caught) {
      await failed(caught, isAgain);
    }
  }

  async function failed(caught: unknown, isAgain: boolean): Promise<void> {
    if (caught instanceof Unreachable) {
      state.value = 'offline';
      later(RETRY);
    } else if (caught instanceof Refusal && caught.status === 401) {
      state.value = 'over';
    } else if (caught instanceof Refusal && caught.status === 412) {
      await overtaken(isAgain);
    } else {
      state.value = 'refused';
      error.value = caught;
      faults.value = caught instanceof Refusal ? caught.faults.map((fault) => ({ ...fault, pointer: part.pointer?.(fault.pointer, form, evaluation()) ?? fault.pointer })) : [];
    }
  }

  /** Somebody saved in between: what only one of us changed is taken from him who changed it. */
  async function overtaken(isAgain: boolean): Promise<void> {
    try {
      await file.refresh();
    } catch (caught) {
      return failed(caught, isAgain);
    }
    meet(mine());
    if (clashes.value.length) return;
    state.value = isDirty() ? 'typing' : 'saved';
    // Saving was asked for, by hand or by the pause: what could be merged is saved without asking once more.
    if (isDirty() && isAgain) later(RETRY);
    else if (isDirty()) await save(true);
  }
  function meet(written: Flat): void {
    const theirs = flat(part.form(evaluation()));
    const met = merge(base, written, theirs);
    base = theirs;
    merged = met.merged;
    if (met.clashes.length) {
      fill(written);
      clashes.value = met.clashes;
      state.value = 'conflict';
      keep();
      return;
    }
    fill(met.merged);
    if (isDirty()) keep();
  }

  /** The person chose: pointers whose text is theirs; all others stay mine. */
  function choose(theirs: ReadonlySet<string>): void {
    fill(merged);
    clashes.value.filter((clash) => theirs.has(clash.pointer)).forEach((clash) => write(form, clash.pointer, clash.theirs));
    clashes.value = [];
    keep();
    void save();
  }

  const kept = localStorage.getItem(place);
  if (kept) {
    const { mine: written, base: began } = JSON.parse(kept) as Kept;
    base = began;
    isRestored.value = true;
    meet(written);
    if (part.isAuto && !clashes.value.length && isDirty()) later(0);
  }

  watch(form, () => {
    if (clashes.value.length || !isDirty()) return;
    keep();
    state.value = 'typing';
    if (part.isAuto) later();
  });
  // Another part was saved, or somebody else's work came in: what I have not touched follows.
  watch(file.evaluation, () => {
    if (state.value === 'saving' || clashes.value.length || isDirty()) return;
    const theirs = flat(part.form(evaluation()));
    base = theirs;
    fill(theirs);
  });
  const back = () => state.value === 'offline' && void save();
  const now = () => isDirty() && void save();
  addEventListener('online', back);
  addEventListener(SAVE, now);
  onScopeDispose(() => {
    removeEventListener('online', back);
    removeEventListener(SAVE, now);
    clearTimeout(timer);
    if (state.value === 'typing' && part.isAuto) void save();
  });

  return { form, fill, state, savedAt, faults, error, clashes, isRestored, save: () => save(), choose, isDirty: computed(() => (void state.value, isDirty())) };
}

export type Draft = ReturnType<typeof draftOf>;
