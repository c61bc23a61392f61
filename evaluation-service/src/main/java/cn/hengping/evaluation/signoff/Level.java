package cn.hengping.evaluation.signoff;

/** At which place of the tree a desk stands: in the team, the unit, its supervising department, or over the district. */
public enum Level {
    TEAM,
    UNIT,
    DEPARTMENT,
    DISTRICT
}
