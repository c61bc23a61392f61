// What the console reads of a dashboard.
export interface Lights { red: number; yellow: number; green: number; blue: number }
export interface Figures {
  path: string; name: string | null; projects: number; due: number; coveragePercent: number | null; drafting: number; inReview: number; returned: number; approved: number;
  overdue: number; initialBudgetYuan: string; fullYearBudgetYuan: string; executedYuan: string; executionRatePercent: number | null; lights: Lights; scored: number;
  averageScore: number | null; different: number; averageDifference: number | null; unapproved: number; averageWithUnapproved: number | null; reviewed: number;
  averageReviewDifference: number | null; rectifying: number;
}
export interface GradeCount { grade: string; projects: number; lastYear: number; unapproved: number }
export interface BandCount { from: number; projects: number; unapproved: number }
export interface SpreadCount { rateFrom: number; scoreFrom: number; projects: number }
export interface StageCount { path: string; stage: string; here: number; overdue: number }
export interface DeskTime { stage: string; passed: number; averageHours: number; within: { days: number | null; passed: number }[] }
export interface AspectLoss { dimension: string; aspect: string; lines: number; lostPoints: number; weights: number }
export interface FindingCount { severity: string; projects: number; findings: number }
export interface Dashboard {
  year: number; under: string; name: string | null; watermark: { asOf: string | null; facts: number; day: string }; withUnapproved: boolean;
  all: Figures; lastYear: Figures; below: Figures[]; grades: GradeCount[]; bands: BandCount[]; spread: SpreadCount[]; stages: StageCount[]; desks: DeskTime[]; aspects: AspectLoss[]; findings: FindingCount[];
}
export interface ProjectLine {
  projectCode: string; name: string; kind: string; unitPath: string; unitName: string; evaluationId: string | null; status: string; stage: string | null; overdue: boolean; dueOn: string | null;
  initialBudgetYuan: string | null; fullYearBudgetYuan: string | null; executedYuan: string | null; executionRatePercent: number | null; light: string | null;
  total: number | null; computed: number | null; grade: string | null; unapproved: number | null; reviewed: number | null;
}

/** The question that a figure answers, as the address of the list behind it. */
export type Question = Record<string, string | number | undefined>;

export const placeName = (figures: { path: string; name: string | null }): string => figures.name ?? figures.path;
/** Above this score and below this rate a result is looked at twice. */
export const DOUBTFUL = { score: 90, rate: 60 };
/** The desks in the order of the chain: the usual ones first, a district's own after them, the end last. */
const USUAL = ['DRAFTING', 'WITH_TEAM_LEADER', 'WITH_UNIT_HEAD', 'WITH_DEPARTMENT', 'WITH_BUREAU'];
export function inOrder(stages: Iterable<string>): string[] {
  const place = (stage: string) => (stage === 'APPROVED' ? 1000 : USUAL.includes(stage) ? USUAL.indexOf(stage) : 100);
  return [...new Set(stages)].sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}
export const share = (part: number, whole: number): number => (whole > 0 ? (part / whole) * 100 : 0);
