package cn.hengping.evaluation.ruledata;

/** Yes or no. */
public enum Verdict {
    APPROVE(Stage.APPROVED),
    REJECT(Stage.REJECTED);

    private final Stage stage;

    Verdict(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }
}
