import { shallowRef, watch, type ShallowRef } from 'vue';

import { get } from '../api/ask';
import type { Colleague, StandIn } from '../api/shapes';
import type { EvaluationFile } from './file';

/** What the system says beside the evaluation itself; asked again after each step, not after each line that is written, and nothing when it says nothing. */
function beside<T>(file: EvaluationFile, what: string): ShallowRef<T[]> {
  const found = shallowRef<T[]>([]);
  watch(() => (file.evaluation.value?.stage === 'DRAFTING' ? 'DRAFTING' : `${file.evaluation.value?.stage} ${file.evaluation.value?.version}`), async (key) => {
    if (key.startsWith('undefined')) return;
    found.value = (await get<{ items: T[] }>(`${file.path}/${what}`).catch(() => null))?.items ?? [];
  }, { immediate: true });
  return found;
}

/** Whom one could name here. */
export const colleagues = (file: EvaluationFile) => beside<Colleague>(file, 'colleagues');

/** For whom one stands in here. */
export const standIns = (file: EvaluationFile) => beside<StandIn>(file, 'stand-ins');
