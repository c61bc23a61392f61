package cn.hengping.evaluation.inspection;

import java.util.Optional;

/** The first level of indicators (一级指标), and execution, which is scored beside them. */
public enum Dimension {
    EXECUTION("预算执行率"),
    COST("成本指标"),
    OUTPUT("产出指标"),
    BENEFIT("效益指标"),
    SATISFACTION("满意度指标");

    private final String title;

    Dimension(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The dimension that a first-level heading names, if it names one. */
    public static Optional<Dimension> of(String text) {
        if (text.contains("满意")) {
            return Optional.of(SATISFACTION);
        }
        if (text.contains("执行率") || text.contains("预算执行") || text.contains("资金执行")) {
            return Optional.of(EXECUTION);
        }
        if (text.contains("效益") || text.contains("效果指标")) {
            return Optional.of(BENEFIT);
        }
        if (text.contains("产出")) {
            return Optional.of(OUTPUT);
        }
        return text.contains("成本") ? Optional.of(COST) : Optional.empty();
    }
}
