package cn.hengping.evaluation.scoring;

/** How an actual value is held against its target. The names are those of budget-service's facts. */
public enum Sign {
    AT_LEAST("≥"),
    MORE_THAN(">"),
    EQUAL("="),
    AT_MOST("≤"),
    LESS_THAN("<"),
    BETWEEN("区间"),
    BY_DATE("时限"),
    QUALITATIVE("定性");

    private final String symbol;

    Sign(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether the actual value is a number. */
    public boolean isNumeric() {
        return this != BY_DATE && this != QUALITATIVE;
    }
}
