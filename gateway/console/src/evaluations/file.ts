import { shallowRef, type ShallowRef } from 'vue';

import { ask, newKey } from '../api/ask';
import { get } from '../api/ask';
import type { Evaluation, Move } from '../api/shapes';

const PATH = '/api/evaluation/self-evaluations';

/** One evaluation as it lies on this desk: what the system last said, and the version that a change is made against. */
export interface EvaluationFile {
  id: string;
  path: string;
  evaluation: ShallowRef<Evaluation | undefined>;
  moves: ShallowRef<Move[]>;
  etag: ShallowRef<string | null>;
  refresh: () => Promise<void>;
  put: (part: string, body: unknown) => Promise<void>;
  post: (to: string, body: unknown) => Promise<void>;
}

/** All writing goes through one queue, since every part of an evaluation shares one version. */
export function openFile(id: string): EvaluationFile {
  const path = `${PATH}/${id}`;
  const evaluation = shallowRef<Evaluation>();
  const moves = shallowRef<Move[]>([]);
  const etag = shallowRef<string | null>(null);
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = queue.then(work, work);
    queue = mine.catch(() => undefined);
    return mine;
  }
  async function read(): Promise<void> {
    const [answer, trail] = await Promise.all([ask<Evaluation>(path), get<{ items: Move[] }>(`${path}/moves`)]);
    evaluation.value = answer.content;
    etag.value = answer.etag;
    moves.value = trail.items;
  }
  async function change(method: 'PUT' | 'POST', to: string, body: unknown): Promise<void> {
    const answer = await ask<Evaluation>(`${path}/${to}`, { method, body, etag: etag.value, key: newKey() });
    evaluation.value = answer.content;
    etag.value = answer.etag;
  }
  return {
    id,
    path,
    evaluation,
    moves,
    etag,
    refresh: () => inTurn(read),
    put: (part, body) => inTurn(() => change('PUT', part, body)),
    post: (to, body) => inTurn(async () => (await change('POST', to, body), read())),
  };
}
