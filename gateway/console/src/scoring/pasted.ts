/** One line of the table as it is typed; the system reads numbers, units and dates itself. */
export interface Row { dimension: string; aspect: string; name: string; target: string; measure: string; weight: string; actual: string; attainmentPercent: string; declaredScore: string; deviationReason: string; improvementMeasure: string }

export const COLUMNS = ['dimension', 'aspect', 'name', 'target', 'measure', 'weight', 'actual', 'attainmentPercent', 'declaredScore', 'deviationReason', 'improvementMeasure'] as const;
export const blank = (): Row => Object.fromEntries(COLUMNS.map((column) => [column, ''])) as unknown as Row;

// How the official tables call their columns.
const HEADS: Record<(typeof COLUMNS)[number], RegExp> = {
  dimension: /一级指标|^dimension/i, aspect: /二级指标|^aspect/i, name: /三级指标|指标名称|^indicator|^name/i, target: /指标值|目标值|^target/i, measure: /计量单位|度量单位|^unit|^measure/i, weight: /分值|权重|^weight|^points/i,
  actual: /实际完成|完成值|^actual/i, attainmentPercent: /完成程度|完成率|^attainment/i, declaredScore: /自评分|得分|^score|^declared/i, deviationReason: /偏差|原因|^reason/i, improvementMeasure: /改进|措施|^improvement/i,
};
const USUAL: (typeof COLUMNS)[number][] = ['dimension', 'aspect', 'name', 'target', 'actual', 'weight', 'declaredScore', 'deviationReason'];

/** A range copied from a spreadsheet: rows by line, cells by tab; quoted cells may hold both. */
export function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const end = () => (rows.at(-1)!.push(cell.trim()), (cell = ''));
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (isQuoted && letter === '"' && text[at + 1] === '"') cell += text[++at];
    else if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && letter === '\t') end();
    else if (!isQuoted && letter === '\n') end(), rows.push([]);
    else if (letter !== '\r') cell += letter;
  }
  end();
  return rows.filter((row) => row.some(Boolean));
}

/** The rows of a pasted table. Merged cells of the first columns come empty below the first, and are taken from above. */
export function pasted(text: string): Row[] {
  const table = cells(text);
  const heads = table[0]?.map((cell) => COLUMNS.find((column) => HEADS[column].test(cell))) ?? [];
  const isHeaded = heads.filter(Boolean).length >= 3;
  const columns = isHeaded ? heads : USUAL;
  let above = blank();
  return table.slice(isHeaded ? 1 : 0).map((line) => {
    const row = blank();
    columns.forEach((column, index) => column && (row[column] = line[index] ?? ''));
    row.dimension ||= above.dimension;
    row.aspect ||= row.dimension === above.dimension ? above.aspect : '';
    return (above = row);
  }).filter((row) => row.name || row.target);
}
