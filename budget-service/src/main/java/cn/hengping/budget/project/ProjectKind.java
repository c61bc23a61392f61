package cn.hengping.budget.project;

/** What a project's money is for (项目类别): the letter in its code. */
public enum ProjectKind {
    STAFF_COST,
    OPERATING,
    SPECIFIC_TARGET
}
