package cn.hengping.budget.monitoring;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A light (红黄蓝绿灯), the worst first.
 *
 * <p>Blue stands between yellow and green: a target passed by far was perhaps too low, which is a question, but no danger.
 */
public enum Light {
    RED,
    YELLOW,
    BLUE,
    GREEN;

    /** The light that a project shows: the worst of its lights, or none while it has none. */
    public static Optional<Light> worst(Collection<Light> lights) {
        return lights.stream().min(Comparator.naturalOrder());
    }
}
