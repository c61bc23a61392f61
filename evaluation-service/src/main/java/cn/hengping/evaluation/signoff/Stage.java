package cn.hengping.evaluation.signoff;

/** On whose desk an evaluation lies: with its unit (drafting), on a desk of the chain, or past the last one. */
public record Stage(String value) {
    public static final Stage DRAFTING = new Stage("DRAFTING");
    public static final Stage APPROVED = new Stage("APPROVED");

    static Stage with(String desk) {
        return new Stage("WITH_" + desk);
    }

    @Override
    public String toString() {
        return value;
    }
}
