import { onScopeDispose, shallowRef, watch } from 'vue';

import { get } from '../api/ask';
import type { Evaluation } from '../api/shapes';
import type { EvaluationFile } from './file';

/** What inspection says of an evaluation as it stands: where, what, what shows it, and what would clear it. */
export interface Finding {
  code: string; severity: string; title: string; source: string; evidence: string; clears: string;
  place: { pointer: string | null; excerpt: string };
}

/** Where in the forms of this page a place of the evaluation is written; a place that nobody writes here stays as it is. */
export function formPointer(pointer: string, evaluation: Evaluation): string {
  const line = /^\/preparation\/results\/lines\/(\d+)(?:\/(\w+))?/.exec(pointer);
  const indicator = /^\/project\/indicators\/(\d+)/.exec(pointer);
  const code = line ? (evaluation.preparation.results?.lines[Number(line[1])]?.code ?? evaluation.project.indicators[Number(line[1])]?.code) : indicator ? evaluation.project.indicators[Number(indicator[1])]?.code : '';
  if (code) return `/lines/${code}/${line?.[2] ?? 'actual'}`;
  if (pointer === '/scores/execution/declaredScore') return '/declaredExecutionScore';
  return pointer.replace(/^\/preparation\/(results|narrative)\//, (_, part: string) => (part === 'results' ? '/' : '/narrative/'));
}

const PAUSE = 700;

/** The findings of a file, asked again whenever it has become another version; at most once in a while. */
export function inspected(file: EvaluationFile) {
  const findings = shallowRef<Finding[]>([]);
  let timer = 0;
  async function read(): Promise<void> {
    findings.value = await get<{ items: Finding[] }>(`${file.path}/findings`).then((list) => list.items).catch(() => findings.value);
  }
  watch(() => file.evaluation.value?.version, (version) => {
    clearTimeout(timer);
    if (version !== undefined) timer = window.setTimeout(() => void read(), PAUSE);
  }, { immediate: true });
  onScopeDispose(() => clearTimeout(timer));
  return findings;
}
