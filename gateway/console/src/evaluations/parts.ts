import { session } from '../api/session';
import type { Evaluation, Narrative, Result, Results } from '../api/shapes';
import type { Part } from './drafts';
import type { Form } from './merge';

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const absent = (value: string): string | null => (value.trim() === '' ? null : value);

export const LINE_FIELDS = ['actual', 'attainmentPercent', 'declaredScore', 'deviationReason', 'improvementMeasure', 'targetTooLow'] as const;
export const CHAPTERS = [
  'organisation', 'background', 'purposeOfEvaluation', 'managementAnalysis', 'resultAnalysis', 'conclusion', 'experience', 'lessons', 'unmetReasons', 'problems', 'improvements', 'other',
] as const;

function line(form: Form, code: string): Result {
  const typed = (form.lines as Form)[code] as Record<string, string>;
  const texts = Object.fromEntries(LINE_FIELDS.map((field) => [field, absent(typed[field] ?? '')]));
  return Object.assign({ code }, texts, { targetTooLow: texts.targetTooLow ? texts.targetTooLow === 'true' : null });
}

const isWritten = (result: Result): boolean => LINE_FIELDS.some((field) => result[field] !== null);

const written = (form: Form, evaluation: Evaluation): Result[] => evaluation.project.indicators.map((indicator) => line(form, indicator.code)).filter(isWritten);

/** Actual values and scores. The system is given the lines that hold something; a fault of the n-th is brought back to its indicator. */
export const results: Part = {
  name: 'results',
  isAuto: true,
  form: (evaluation) => {
    const known: Results = evaluation.preparation.results ?? { lines: [] };
    return {
      objectiveAchieved: text(known.objectiveAchieved),
      declaredExecutionScore: text(known.declaredExecutionScore),
      executionDeviationReason: text(known.executionDeviationReason),
      lines: Object.fromEntries(
        evaluation.project.indicators.map((indicator) => {
          const result = known.lines.find((one) => one.code === indicator.code);
          return [indicator.code, Object.fromEntries(LINE_FIELDS.map((field) => [field, text(result?.[field])]))];
        }),
      ),
    };
  },
  body: (form, evaluation) => ({
    objectiveAchieved: absent(form.objectiveAchieved as string),
    declaredExecutionScore: absent(form.declaredExecutionScore as string),
    executionDeviationReason: absent(form.executionDeviationReason as string),
    lines: written(form, evaluation),
  }),
  pointer: (pointer, form, evaluation) => pointer.replace(/^\/lines\/(\d+)/, (whole, index: string) => (written(form, evaluation)[Number(index)] ? `/lines/${written(form, evaluation)[Number(index)]!.code}` : whole)),
};

export const narrative: Part = {
  name: 'narrative',
  isAuto: true,
  form: (evaluation) => Object.fromEntries(CHAPTERS.map((chapter) => [chapter, text((evaluation.preparation.narrative as Narrative | null)?.[chapter])])),
  body: (form) => ({ ...form }),
};

const lines = (typed: string): string[] => typed.split('\n').map((one) => one.trim()).filter(Boolean);

export const plan: Part = {
  name: 'plan',
  isAuto: false,
  form: (evaluation) => {
    const known = evaluation.preparation.plan;
    return { from: text(known?.from), to: text(known?.to), methods: (known?.methods ?? []).join('\n'), criteria: (known?.criteria ?? []).join('\n') };
  },
  body: (form) => ({ from: absent(form.from as string), to: absent(form.to as string), methods: lines(form.methods as string), criteria: lines(form.criteria as string) }),
  pointer: (pointer) => pointer.replace(/^\/(methods|criteria)\/\d+$/, '/$1'),
};

export const SEATS = 20;

/** A seat that is empty stays out of the body; the faults of the n-th member are brought back to its seat. */
const seats = (form: Form): string[] => Object.keys(form).filter((seat) => ['account', 'title'].some((field) => ((form[seat] as Form)[field] as string).trim() !== ''));

/** A formed team changes with a reason, which is no part of the team itself. */
export const team = (reason: () => string): Part => ({
  name: 'team',
  isAuto: false,
  form: (evaluation) => {
    const members = evaluation.preparation.team?.members ?? [];
    return Object.fromEntries(
      Array.from({ length: SEATS }, (_, index) => [String(index), { account: text(members[index]?.account), title: text(members[index]?.title), post: members[index]?.post ?? (index === 0 ? 'LEADER' : 'MEMBER') }]),
    );
  },
  body: (form) => ({ members: seats(form).map((seat) => ({ ...(form[seat] as Form) })), reason: absent(reason()) }),
  pointer: (pointer, form) => pointer.replace(/^\/members\/(\d+)/, (whole, index: string) => (seats(form)[Number(index)] ? `/${seats(form)[Number(index)]}` : whole)),
});

/** The lines that scorers give a percent for. */
export const scored = (evaluation: Evaluation) => evaluation.project.indicators.filter((indicator) => indicator.sign === 'QUALITATIVE');

const marks = (form: Form, evaluation: Evaluation) => scored(evaluation).map((indicator) => ({ code: indicator.code, ...(form[indicator.code] as Record<'percent' | 'ground', string>) })).filter((mark) => mark.percent.trim() !== '');

/** One scorer's own opinion; nobody else's is known before all are in. */
export const opinion: Part = {
  name: 'panel/opinion',
  isAuto: false,
  form: (evaluation) => {
    const mine = evaluation.preparation.panel?.opinions.find((one) => one.scorer === session.account)?.marks ?? [];
    return Object.fromEntries(scored(evaluation).map(({ code }) => [code, { percent: text(mine.find((mark) => mark.code === code)?.percent), ground: text(mine.find((mark) => mark.code === code)?.ground) }]));
  },
  body: (form, evaluation) => ({ marks: marks(form, evaluation) }),
  pointer: (pointer, form, evaluation) => pointer.replace(/^\/marks\/(\d+)/, (whole, index: string) => (marks(form, evaluation)[Number(index)] ? `/${marks(form, evaluation)[Number(index)]!.code}` : whole)),
};
