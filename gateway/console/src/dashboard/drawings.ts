import type { EChartsCoreOption } from 'echarts/core';

import { wan } from '../api/figures';
import { t } from '../words';
import { DOUBTFUL, placeName, type Dashboard, type GradeCount, type SpreadCount } from './shapes';

// What each drawing shows, from the figures as they came; nothing is computed here that the lists do not say as well.
export const GRADES = ['优', '优秀', '良', '良好', '中', '可', '差'];
const INK = '#1f2933';
const SEAL = '#a61b1b';
const axis = { axisLabel: { color: INK }, axisLine: { lineStyle: { color: '#8d98a3' } }, splitLine: { lineStyle: { color: '#e3e7eb' } } };
const hatch = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: Math.PI / 4, color: '#ffffff80' };

export function gradeOption(grades: GradeCount[], board: Dashboard): EChartsCoreOption {
  const bar = (name: string, color: string, of: (one: GradeCount) => number, decal?: object) => ({
    type: 'bar', name, itemStyle: { color, decal }, barMaxWidth: 42, label: { show: true, position: 'top', color: INK }, data: grades.map((one) => ({ value: of(one), grade: one.grade })),
  });
  return {
    grid: { left: 48, right: 16, top: 40, bottom: 28 }, legend: { top: 0 }, tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: grades.map((one) => one.grade), ...axis }, yAxis: { type: 'value', minInterval: 1, ...axis },
    series: [
      bar(String(board.year), '#17633a', (one) => one.projects),
      bar(String(board.year - 1), '#9aa5b1', (one) => one.lastYear, hatch),
      ...(board.withUnapproved ? [bar(t('dash.unapprovedShort'), '#d09a2c', (one) => one.unapproved, hatch)] : []),
    ],
  };
}

export function bandOption(board: Dashboard): EChartsCoreOption {
  const froms = Array.from({ length: 20 }, (_, index) => index * 5).filter((from) => from >= Math.min(50, ...board.bands.map((one) => one.from)));
  const of = (from: number) => board.bands.find((one) => one.from === from);
  return {
    grid: { left: 48, right: 16, top: 20, bottom: 28 }, tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: froms.map((from) => `${from}`), ...axis }, yAxis: { type: 'value', minInterval: 1, ...axis },
    series: [
      { type: 'bar', name: t('dash.approved'), stack: 'all', itemStyle: { color: '#2f6db5' }, data: froms.map((from) => ({ value: of(from)?.projects ?? 0, from })) },
      ...(board.withUnapproved ? [{ type: 'bar', name: t('dash.unapprovedShort'), stack: 'all', itemStyle: { color: '#d09a2c', decal: hatch }, data: froms.map((from) => ({ value: of(from)?.unapproved ?? 0, from })) }] : []),
    ],
  };
}

/** High scores on little money stand out by colour and by shape. */
export function spreadOption(spread: SpreadCount[]): EChartsCoreOption {
  const most = Math.max(1, ...spread.map((one) => one.projects));
  const isDoubtful = (one: SpreadCount) => one.scoreFrom >= DOUBTFUL.score && one.rateFrom < DOUBTFUL.rate;
  const dot = (one: SpreadCount) => ({ value: [Math.min(one.rateFrom + 2.5, 102.5), one.scoreFrom + 2.5, one.projects], spread: one, symbolSize: 8 + 30 * Math.sqrt(one.projects / most) });
  const low = Math.max(0, Math.min(50, ...spread.map((one) => one.scoreFrom)));
  return {
    grid: { left: 52, right: 24, top: 20, bottom: 48 },
    tooltip: { formatter: (one: { data: { spread: SpreadCount } }) => t('dash.spreadTip', one.data.spread.rateFrom, one.data.spread.scoreFrom, one.data.spread.projects) },
    xAxis: { type: 'value', min: 0, max: 105, interval: 20, name: t('dash.rateAxis'), nameLocation: 'middle', nameGap: 28, ...axis, axisLabel: { color: INK, showMaxLabel: false } },
    yAxis: { type: 'value', min: low, max: 100, name: t('dash.scoreAxis'), ...axis },
    series: [
      { type: 'scatter', itemStyle: { color: '#2f6db5', opacity: 0.75 }, data: spread.filter((one) => !isDoubtful(one)).map(dot),
        markArea: { silent: true, itemStyle: { color: '#a61b1b14' }, data: [[{ xAxis: 0, yAxis: DOUBTFUL.score }, { xAxis: DOUBTFUL.rate, yAxis: 100 }]] } },
      { type: 'scatter', symbol: 'diamond', itemStyle: { color: SEAL }, label: { show: true, formatter: (one: { data: { spread: SpreadCount } }) => String(one.data.spread.projects), position: 'right', color: SEAL }, data: spread.filter(isDoubtful).map(dot) },
    ],
  };
}

const shade = (rate: number | null) => (rate === null ? '#6b7682' : rate < 60 ? '#a61b1b' : rate < 80 ? '#8a5a00' : '#17633a');

export function treemapOption(board: Dashboard): EChartsCoreOption {
  return {
    tooltip: { formatter: (one: { name: string; data: { note?: string } }) => `${one.name}<br>${one.data.note ?? ''}` },
    series: [{
      type: 'treemap', roam: false, nodeClick: false, breadcrumb: { show: false }, left: 0, top: 0, width: '100%', height: '100%',
      label: { formatter: (one: { name: string; data: { rate?: string } }) => `${one.name}\n${one.data.rate ?? ''}`, color: '#fff', overflow: 'truncate' },
      itemStyle: { borderColor: '#fff', borderWidth: 1, gapWidth: 1 },
      data: board.below.filter((one) => Number(one.fullYearBudgetYuan) > 0).map((one) => ({
        name: placeName(one), path: one.path, value: Number(one.fullYearBudgetYuan), rate: one.executionRatePercent === null ? '—' : `${one.executionRatePercent.toFixed(1)}%`,
        note: t('dash.money', wan(one.executedYuan), wan(one.fullYearBudgetYuan)), itemStyle: { color: shade(one.executionRatePercent) },
      })),
    }],
  };
}
