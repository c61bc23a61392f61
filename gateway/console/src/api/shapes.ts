// What the console reads of the services' answers; fields it does not use are not named here.

export interface Place { unitCode: string; name: string; path: string }
export interface Reason { code: string; remark: string; pointer?: string | null }

export interface ProjectRow {
  projectCode: string; year: number; name: string; kind: string; classified: boolean; unitName: string; stage: string;
  initialBudgetYuan: string; fullYearBudgetYuan: string; executedYuan: string; executionRatePercent: string | null;
}
export interface Indicator {
  code: string; dimension: string; aspect: string; name: string; sign: string; target: string; measure: string; weight: string;
  evidenceSource?: string | null; baseline?: string | null; libraryCode?: string | null;
}
export interface Objective { objective: string; indicators: Indicator[] }
export interface Fund { source: string; amountYuan: string }
export interface Item { code: string; name: string; amountYuan: string }
export interface Project {
  projectCode: string; year: number; name: string; kind: string; classified: boolean; unit: Place; department: Place;
  basis: { documentNumber: string; subject: string }[]; content: string; purpose: string; funds: Fund[]; items: Item[];
  initialBudgetYuan: string; objective: Objective | null; stage: string; sentBackFor: Reason[]; warnings: string[]; may: string[];
  parentCode: string | null; basisFiles: BasisFile[]; lastYear: { projectCode: string; year: number; marks: { pointer: string; likeness: string }[] } | null; approvedAt: string | null; edition: number;
}
export interface BasisFile { id: string; documentNumber: string; fileName: string; mediaType: string; bytes: number; sha256: string; account: string; at: string }
export interface Funds {
  sequence: number; initialBudgetYuan: string; adjustmentYuan: string; fullYearBudgetYuan: string; arrivedYuan: string; executedYuan: string;
  executionRatePercent: string | null; rows: { source: string; initialBudgetYuan: string; fullYearBudgetYuan: string; executedYuan: string }[];
}
export interface LedgerLine {
  sequence: number; kind: string; source: string; amountYuan: string; date: string; documentNumber: string; reason: string | null; account: string; at: string;
  reverses: number | null; reversedBy: number | null;
}
export interface Hint { code: string; pointer: string; from: number; to: number; title: string; clears: string }
export interface Proposal { code: string; wording: Omit<Indicator, 'code' | 'dimension' | 'weight' | 'target'> & { typicalTarget: string }; reuseCount: number; likeness: number }
export interface Advice { hints: Hint[]; proposals: Proposal[] }
export interface Reading {
  asOf: string; executedYuan: string; fullYearBudgetYuan: string; executionRatePercent: string | null; executionLight: string | null; worst: string | null;
  lines: { code: string; light: string | null }[];
}
export interface Checkpoint {
  projectCode: string; projectName: string; month: number; reading: Reading; stage: string; indicators: Indicator[];
  account: { progress: { code: string; actual: string | null }[]; explanations: { place: string; reason: string; measure: string; dueDate: string }[] };
  question: { remark: string } | null; may: string[];
}
export interface PaymentImport {
  id: string; mode: string; state: string; fileName: string; sha256: string; bytes: number; account: string; createdAt: string; finishedAt: string | null;
  rows: { read: number; bad: number; good: number; stored: number; repeated: number }; refusalTitle: string | null;
}
export interface RowFault { row: number; column: string; code: string; title: string }
export interface Difference { kind: string; row: number | null; voucherNumber: string; projectCode: string; hereYuan: string | null; thereYuan: string | null }

export interface Desk { desk: string; title: string; role: string; level: string; dueWorkingDays: number | null; countersign?: string | null; sharePercent?: number | null }
export interface Happening { act: string; dueDate: string; reason: string; account: string; at: string }
export interface Campaign {
  id: string; year: number; name: string; scopePath: string; ruleSetCode: string; ruleSetVersion: number; dueDate: string; chain: Desk[]; issuedAt: string; may: string[];
  kinds: string[]; outlineCode: string | null; tableCode: string | null; state: string; trail: Happening[]; previous: string | null;
}
export interface RuleSet { rules: { code: string; version: number; name: string; source: string; combination?: string | null }; hash: string }
export interface Chain { code: string; version: number; name: string; source: string; desks: Desk[] }

export interface Brief {
  id: string; campaignId: string; projectCode: string; projectName: string; unitName: string; year: number; stage: string; stageTitle: string;
  narrativeReport: boolean; total: string | null; grade: string | null; version: number; may: string[]; dueOn?: string | null; overdue?: boolean;
}
export interface Result {
  code: string; actual?: string | null; attainmentPercent?: string | number | null; declaredScore?: string | number | null;
  deviationReason?: string | null; improvementMeasure?: string | null; targetTooLow?: boolean | null;
}
export interface Results { objectiveAchieved?: string | null; declaredExecutionScore?: string | number | null; executionDeviationReason?: string | null; lines: Result[] }
export interface Member { account: string; title: string; post: string }
export interface Plan { from: string; to: string; methods: string[]; criteria: string[] }
export type Narrative = Record<string, string>;
export interface Evidence { evidenceId: string; indicator: string; fileName: string; mediaType: string; size: number; sha256: string; account: string; at: string }
export interface ScoreLine {
  code: string; maxScore: string; computedScore: string | null; declaredScore: string | null; reviewedScore: string | null;
  explanation: { rule: string; source: string; arithmetic: string; overAchieved: boolean } | null;
}
export interface ScoreSheet { execution: ScoreLine; lines: ScoreLine[]; computedTotal: string | null; total: string | null; grade: string | null; findings: { code: string; pointer: string; text: string }[] }
export interface Signature { desk: string; title: string; account: string; at: string; contentHash: string; onBehalfOf?: string | null }
export interface Seat { account: string | null; addedBy: string | null; advisor: string | null; signature: Signature | null }
export interface Sitting { desk: string; since: string; dueOn: string | null; seats: Seat[]; remindedOn: string | null; needed: number | null }
export interface OnRecord { copies: string[]; opinions: { desk: string; account: string; text: string; at: string }[]; exemptions: { account: string; by: string; reason: string; at: string }[] }
export interface Mark { code: string; percent: string | number; ground: string }
export interface Panel { scorers: string[]; opinions: { scorer: string; marks: Mark[]; at: string }[] }
export interface Meeting { heldOn: string; attendees: string[]; resolution: string; evidenceId: string }
export interface TeamChange { before: { members: Member[] }; reason: string; account: string; at: string }
export interface StandIn { holder: string; post: string; may: string[] }
export interface Colleague { account: string; title: string; unitName: string; steps: string[] }
export interface Evaluation {
  id: string; campaignId: string; campaignName: string; chain: Desk[]; stage: string; stageTitle: string; narrativeReport: boolean;
  selection: { selected: number; of: number; reason: string } | null;
  project: { projectCode: string; year: number; name: string; kind: string; classified: boolean; unitName: string; departmentName: string; objective: string; content: string;
    purpose: string; indicators: Indicator[]; items: Item[]; basis: { documentNumber: string; subject: string }[] };
  execution: { sequence: number; initialBudgetYuan: string; fullYearBudgetYuan: string; executedYuan: string; executionRatePercent: string | null; rows: Funds['rows'] };
  preparation: { team: { members: Member[] } | null; plan: Plan | null; results: Results | null; narrative: Narrative | null; evidence: Evidence[]; writers: string[]; panel: Panel | null; meetings: Meeting[] | null; teamChanges: TeamChange[] | null };
  scores: ScoreSheet; signatures: Signature[]; sitting: Sitting | null; onRecord: OnRecord; version: number; may: string[];
}
export interface Move { step: string; from: string; to: string; account: string; post: string; reasons: Reason[]; accounts: string[]; remark: string | null; onBehalfOf: string | null; sequence: number; at: string }
export interface OfficialDocument {
  id: string; evaluationId: string; projectCode: string; projectName: string; year: number; kind: string; format: string; fileName: string; bytes: number; pages: number;
  sha256: string; issuedAt: string;
}
