package cn.hengping.budget.coaching;

/** What the coach can find (提示种类). The names are stable: they are the codes on the wire, with two lines of messages.properties each. */
public enum HintKind {
    NO_NUMBER,
    NO_UNIT,
    NO_DATE,
    NO_BASELINE,
    NO_EVIDENCE,
    VAGUE_ONLY,
    TARGET_COPIES_NAME,
    INPUT_AS_OUTPUT,
    TOO_HEAVY,
    MISSING_DIMENSION,
    CONTRADICTS_SIGN,
    PERCENT_OVER_100,
    ALL_QUALITATIVE,
    NUMBER_WITHOUT_INDICATOR
}
