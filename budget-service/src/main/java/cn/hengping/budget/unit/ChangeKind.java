package cn.hengping.budget.unit;

/** What can happen to a unit. */
public enum ChangeKind {
    /** It was registered. */
    REGISTER,
    RENAME,
    /** It goes to another department. */
    MOVE,
    /** It ends, and another one takes its work over. */
    MERGE,
    /** Others take over its work or a part of it. */
    SPLIT,
    /** It ends, and nobody takes its work over. */
    CLOSE
}
