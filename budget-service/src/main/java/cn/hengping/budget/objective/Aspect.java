package cn.hengping.budget.objective;

import static cn.hengping.budget.objective.Dimension.BENEFIT;
import static cn.hengping.budget.objective.Dimension.COST;
import static cn.hengping.budget.objective.Dimension.OUTPUT;

/** A second-level indicator (二级指标), and the first-level one it belongs to (财预〔2020〕10号). */
public enum Aspect {
    QUANTITY(OUTPUT),
    QUALITY(OUTPUT),
    TIMELINESS(OUTPUT),
    ECONOMIC_COST(COST),
    SOCIAL_COST(COST),
    ECOLOGICAL_COST(COST),
    ECONOMIC(BENEFIT),
    SOCIAL(BENEFIT),
    ECOLOGICAL(BENEFIT),
    SUSTAINABLE(BENEFIT),
    SERVICE_SATISFACTION(Dimension.SATISFACTION);

    final Dimension dimension;

    Aspect(Dimension dimension) {
        this.dimension = dimension;
    }

    public Dimension dimension() {
        return dimension;
    }
}
