import { points } from '../api/figures';
import { named, t, type Word } from '../words';

/** Something that happened which this post should hear of. */
export interface Received {
  id: number; kind: string; at: string; read: boolean; campaignId: string | null; evaluationId: string | null; projectCode: string | null; projectName: string | null; unitName: string | null;
  facts: Record<string, string>;
}

const RUNGS: Record<string, Word> = { DUE_TOMORROW: 'notices.dueSoon', OVERDUE: 'notices.overdue', ESCALATED: 'notices.overdue' };
const SUBJECTS: Record<string, Word> = {
  SENT_BACK: 'step.SEND_BACK', APPROVED: 'stage.APPROVED', REMINDED: 'step.REMIND', ESCALATED: 'notices.overdue', DRAFTS_DUE: 'notices.dueSoon', DRAFTS_ESCALATED: 'notices.overdue',
  CAMPAIGN_ISSUED: 'campaigns.title', CAMPAIGN_MOVED: 'campaigns.title', RULE_SET_APPROVED: 'rules.title', REVIEWED: 'review.title', ASKED: 'eval.questions', ANSWERED: 'eval.questions',
};

/** What it is about, in one word. */
export function subject(one: Received): string {
  if (one.kind === 'NAMED') return named('step', one.facts.step);
  if (one.kind.startsWith('RECTIFICATION')) return t('rect.title');
  return t(RUNGS[one.facts.rung ?? ''] ?? SUBJECTS[one.kind] ?? 'notices.title');
}

/** What happened, in a sentence that names the thing. */
export function sentence(one: Received): string {
  const { facts } = one;
  const name = one.projectName ?? facts.name ?? '';
  const why = facts.remark || (facts.reason ? named('reason', facts.reason) : '—');
  const args: Record<string, string[]> = {
    SENT_BACK: [named('desk', facts.from), name, why],
    APPROVED: [name, points(facts.total), facts.grade ?? '—'],
    NAMED: [name, named('step', facts.step)],
    REMINDED: facts.dueOn ? [name, named('desk', facts.to), facts.dueOn] : [name, named('desk', facts.to), '—'],
    ESCALATED: [name, named('desk', facts.to), facts.dueOn ?? '—'],
    DRAFTS_DUE: [name, facts.dueOn ?? '', facts.count ?? ''],
    DRAFTS_ESCALATED: [name, facts.dueOn ?? '', facts.count ?? '', facts.units ?? ''],
    ASKED: [facts.by ?? '', name, facts.text ?? ''],
    ANSWERED: [facts.by ?? '', name, facts.text ?? ''],
    CAMPAIGN_ISSUED: [name, facts.dueOn ?? ''],
    CAMPAIGN_MOVED: [name, named('act', facts.act), facts.dueOn ?? '', why],
    RULE_SET_APPROVED: [name, facts.version ?? '', facts.by ?? ''],
    REVIEWED: [name, points(facts.declared), points(facts.reviewed), facts.grade ?? '—'],
  };
  return t(`notice.${one.kind}` as Word, ...(args[one.kind] ?? [name, facts.dueOn ?? '']));
}

/** Where it is dealt with. */
export function placeOf(one: Received): { path: string; query?: Record<string, string> } {
  if (one.kind.startsWith('RECTIFICATION')) return { path: '/rectifications' };
  if (one.evaluationId) return { path: `/evaluations/${one.evaluationId}`, query: one.kind === 'REVIEWED' ? { tab: 'review' } : one.kind === 'ASKED' || one.kind === 'ANSWERED' ? { tab: 'questions' } : undefined };
  return { path: '/evaluations', query: { campaign: one.campaignId ?? '', ...(one.kind.startsWith('DRAFTS') ? { stage: 'DRAFTING' } : {}) } };
}
