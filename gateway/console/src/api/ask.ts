import { session } from './session';

/** One bad place, in the words of the refusal: where (a JSON Pointer into the body) and what. */
export interface Fault {
  pointer: string;
  title: string;
  code?: string;
}

/** The system said no, by the name of a rule, in words that are meant for the person who asked. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    title: string,
    readonly faults: Fault[],
    readonly traceId: string,
  ) {
    super(title);
  }
}

/** Nobody answered: the network or the whole system is away. What was asked may be asked again. */
export class Unreachable extends Error {}

export interface Answer<T> {
  content: T;
  etag: string | null;
  headers: Headers;
}

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  etag?: string | null;
  /** One key per thing that a person asked for: asked twice, it is done once. */
  key?: string;
  signal?: AbortSignal;
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function cookie(name: string): string {
  return document.cookie.split('; ').find((one) => one.startsWith(name + '='))?.slice(name.length + 1) ?? '';
}

export function headersOf(request: Request): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  if (session.post) headers['X-Acting-Post'] = session.post;
  if ((request.method ?? 'GET') !== 'GET') {
    headers['X-XSRF-TOKEN'] = cookie('XSRF-TOKEN');
    headers['Idempotency-Key'] = request.key ?? newKey();
  }
  if (request.etag) headers['If-Match'] = request.etag;
  return headers;
}

/** What a refusal's body says; a body that is none still becomes one. */
export function refusal(status: number, body: unknown): Refusal {
  const said = (body ?? {}) as { type?: string; title?: string; errors?: Fault[]; traceId?: string };
  return new Refusal(status, (said.type ?? '').split(':').pop() ?? '', said.title ?? `HTTP ${status}`, said.errors ?? [], said.traceId ?? '');
}

const PAUSES = [800, 2500];

/** Asks the system. While nobody answers, it asks again with the same key, so that nothing is done twice. */
export async function ask<T>(path: string, request: Request = {}): Promise<Answer<T>> {
  const headers = headersOf(request);
  const body = request.body instanceof Blob ? request.body : request.body === undefined ? undefined : JSON.stringify(request.body);
  if (body !== undefined) headers['Content-Type'] = request.body instanceof Blob ? 'application/octet-stream' : 'application/json';
  for (let attempt = 0; ; attempt++) {
    const answer = await attemptOnce(path, { method: request.method ?? 'GET', headers, body, signal: request.signal });
    if (answer !== null) return read<T>(answer);
    if (attempt === PAUSES.length) {
      session.online = false;
      throw new Unreachable(path);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSES[attempt]));
  }
}

async function attemptOnce(path: string, init: RequestInit): Promise<Response | null> {
  try {
    const answer = await fetch(path, init);
    return answer.status === 503 ? null : answer;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return null;
  }
}

async function read<T>(answer: Response): Promise<Answer<T>> {
  session.online = true;
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  const content = isJson ? await answer.json() : null;
  if (answer.status === 401) session.isOver = true;
  if (!answer.ok) throw refusal(answer.status, content);
  return { content: content as T, etag: answer.headers.get('ETag'), headers: answer.headers };
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await ask<T>(path, { signal })).content;

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** All pages of a bounded list, as far as the bound; whether there was more is said. */
export async function all<T>(path: string, most = 1000): Promise<{ items: T[]; isMore: boolean }> {
  const items: T[] = [];
  let next: string | null = null;
  do {
    const joint = path.includes('?') ? '&' : '?';
    const page: Page<T> = await get<Page<T>>(`${path}${joint}limit=200${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
    items.push(...page.items);
    next = page.next;
  } while (next && items.length < most);
  return { items, isMore: next !== null };
}

/** Fetches a file as its owner sees it, and hands it to the browser under the name the system gave it. */
export async function download(path: string, fallback: string): Promise<void> {
  const { blob, name } = await file(path);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name ?? fallback;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export async function file(path: string): Promise<{ blob: Blob; name: string | null }> {
  const headers = headersOf({});
  headers.Accept = '*/*';
  const answer = await attemptOnce(path, { headers });
  if (answer === null) throw new Unreachable(path);
  if (!answer.ok) await read(answer);
  const named = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '');
  return { blob: await answer.blob(), name: named?.[1] ? decodeURIComponent(named[1]) : null };
}

/** Uploads bytes, telling how much has gone; fetch cannot tell that, so this is the older way. */
export function upload<T>(path: string, body: Blob, request: Request, onProgress: (part: number) => void): Promise<Answer<T>> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    Object.entries(headersOf({ ...request, method: 'POST' })).forEach(([name, value]) => sending.setRequestHeader(name, value));
    sending.setRequestHeader('Content-Type', 'application/octet-stream');
    sending.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    sending.onerror = () => reject(new Unreachable(path));
    sending.onload = () => {
      const content = parsed(sending.responseText);
      if (sending.status === 401) session.isOver = true;
      if (sending.status >= 400) reject(refusal(sending.status, content));
      else resolve({ content: content as T, etag: sending.getResponseHeader('ETag'), headers: new Headers() });
    };
    sending.send(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads a stream of server-sent events; EventSource cannot say as which post one asks. Comes back where it broke off. */
export async function follow<T>(path: string, onEvent: (content: T) => void, signal: AbortSignal): Promise<void> {
  let lastId = '';
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      const headers = headersOf({});
      headers.Accept = 'text/event-stream';
      if (lastId) headers['Last-Event-ID'] = lastId;
      const answer = await fetch(path, { headers, signal });
      if (!answer.ok || !answer.body) throw refusal(answer.status, null);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const events = (rest + value.replaceAll('\r\n', '\n')).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) {
          const lines = event.split('\n');
          lastId = lines.find((line) => line.startsWith('id:'))?.slice(3).trim() ?? lastId;
          const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
          if (data) onEvent(JSON.parse(data) as T);
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof Refusal) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
  }
  throw new Unreachable(path);
}
