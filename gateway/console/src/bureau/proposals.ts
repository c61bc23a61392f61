/** What was proposed for a district, by whom, and what a second person said to it. Once decided it never changes. */
export interface Proposed {
  place: string; stage: string; reason: string; proposedBy: string; proposedAt: string; decidedBy: string | null; decidedAt: string | null; remark: string | null; rowVersion: number;
}
export interface Offered<P extends Proposed> { proposal: P; may: string[] }
