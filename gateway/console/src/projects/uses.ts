/** What the bureau noted of a result for the next budget, in words and never as a figure; beside the budget that was evaluated and the one that is set now. */
export interface ResultUse {
  evaluationId: string; projectCode: string; projectName: string; unitName: string; year: number; nextYear: number; use: string; note: string; total: string | null; grade: string | null; notedBy: string; notedAt: string;
  budgetYuan: string; next: { projectCode: string; name: string; budgetYuan: string } | null;
}
