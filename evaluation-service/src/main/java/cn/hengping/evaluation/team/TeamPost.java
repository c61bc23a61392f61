package cn.hengping.evaluation.team;

/** A post in one evaluation's team (组长、副组长、组员); it is no role outside of it. */
public enum TeamPost {
    LEADER,
    DEPUTY_LEADER,
    MEMBER
}
