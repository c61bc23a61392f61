package cn.hengping.evaluation.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.scoring.RuleSet;
import org.jspecify.annotations.Nullable;

/**
 * A year's approved evaluations under other rules (模拟测算). Before and after are computed scores: what a unit declared by hand
 * would mix its own rounding into the effect of the rules. Published grades stand beside them.
 *
 * @param unreadable evaluations whose values give no total under one of the rule sets
 * @param changed the first thousand whose grade changes, by project code
 */
public record Simulation(
        String ruleSetCode,
        int ruleSetVersion,
        int year,
        String scopePath,
        int evaluations,
        int unreadable,
        Map<String, Integer> published,
        Map<String, Integer> before,
        Map<String, Integer> after,
        @Nullable BigDecimal meanBefore,
        @Nullable BigDecimal meanAfter,
        int changes,
        List<Changed> changed) {
    private static final int MOST_NAMED = 1_000;

    /** A project whose grade changes. */
    public record Changed(
            String projectCode,
            String projectName,
            String unitPath,
            BigDecimal totalBefore,
            String gradeBefore,
            BigDecimal totalAfter,
            String gradeAfter) {}

    /** Counts evaluations one by one, so that a whole district needs the memory of its thousand changes. */
    static final class Tally {
        private final RuleSet rules;
        private final Map<String, Integer> published = new LinkedHashMap<>();
        private final Map<String, Integer> before = new LinkedHashMap<>();
        private final Map<String, Integer> after = new LinkedHashMap<>();
        private final List<Changed> changed = new ArrayList<>();
        private BigDecimal sumBefore = BigDecimal.ZERO;
        private BigDecimal sumAfter = BigDecimal.ZERO;
        private int evaluations;
        private int counted;
        private int changes;

        Tally(RuleSet rules) {
            this.rules = rules;
            rules.grades().forEach(grade -> after.put(grade.name(), 0));
        }

        void add(PastScore past) {
            evaluations++;
            past.published().ifPresent(outcome -> published.merge(outcome.grade(), 1, Integer::sum));
            var old = past.computed(past.rules());
            var now = past.computed(rules);
            if (old.isEmpty() || now.isEmpty()) {
                return;
            }
            counted++;
            count(past, old.get(), now.get());
        }

        private void count(PastScore past, PastScore.Outcome old, PastScore.Outcome now) {
            before.merge(old.grade(), 1, Integer::sum);
            after.merge(now.grade(), 1, Integer::sum);
            sumBefore = sumBefore.add(old.total());
            sumAfter = sumAfter.add(now.total());
            if (old.grade().equals(now.grade())) {
                return;
            }
            changes++;
            if (changed.size() < MOST_NAMED) {
                changed.add(new Changed(
                        past.projectCode(),
                        past.projectName(),
                        past.unitPath(),
                        old.total(),
                        old.grade(),
                        now.total(),
                        now.grade()));
            }
        }

        Simulation done(int year, String scopePath) {
            return new Simulation(
                    rules.code(),
                    rules.version(),
                    year,
                    scopePath,
                    evaluations,
                    evaluations - counted,
                    published,
                    before,
                    after,
                    mean(sumBefore),
                    mean(sumAfter),
                    changes,
                    changed);
        }

        private @Nullable BigDecimal mean(BigDecimal sum) {
            return counted == 0 ? null : sum.divide(BigDecimal.valueOf(counted), 2, RoundingMode.HALF_UP);
        }
    }

    public Simulation {
        changed = List.copyOf(changed);
    }
}
