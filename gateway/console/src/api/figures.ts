/** Money arrives as decimal strings in yuan and stays one: a float would lose the fen. */
export function yuan(amount: string | null | undefined): string {
  if (amount === null || amount === undefined || amount === '') return '—';
  const [whole = '0', part = ''] = String(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${part.padEnd(2, '0')}`;
}

/** Ten thousand yuan, to the yuan's last four places: 201800.00 is 20.18; HALF_UP on the fen that do not fit into six. */
export function wan(amount: string | null | undefined): string {
  if (amount === null || amount === undefined || amount === '') return '—';
  const text = String(amount);
  const isNegative = text.startsWith('-');
  const [whole = '0', part = ''] = text.replace('-', '').split('.');
  const fen = (whole + part.padEnd(2, '0').slice(0, 2)).padStart(7, '0');
  const places = fen.slice(-6).replace(/0{1,4}$/, '');
  const head = fen.slice(0, -6).replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${isNegative ? '-' : ''}${head}.${places.padEnd(2, '0')}`;
}

export const points = (score: number | string | null | undefined): string =>
  score === null || score === undefined || score === '' ? '—' : Number(score).toFixed(2);

export const percent = (rate: number | string | null | undefined): string =>
  rate === null || rate === undefined || rate === '' ? '—' : `${Number(rate).toFixed(2)}%`;

/** A moment as the office's clock shows it, whatever the browser's zone. */
export function moment(at: string | null | undefined): string {
  if (!at) return '—';
  return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai', hour12: false }).format(new Date(at));
}

export function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}
