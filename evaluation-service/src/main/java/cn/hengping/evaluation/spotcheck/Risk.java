package cn.hengping.evaluation.spotcheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.scoring.Calculator;
import cn.hengping.evaluation.simulation.PastScore;

/**
 * How much an approved evaluation is worth a look (风险分), and why. Points from what is known here, and from what others found:
 * ten for every point that the declared total lies above or below the computed one, at most 40; 20 for an execution below 60
 * percent, 10 below 80; 20 more for the best grade in spite of the former; 10 for full marks; others' points, at most 40.
 */
public record Risk(UUID evaluationId, String projectCode, String projectName, int points, List<String> grounds) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal LOW = new BigDecimal("60");
    private static final BigDecimal MEDIUM = new BigDecimal("80");
    private static final int MOST_OF_ONE_KIND = 40;

    /** Points that somebody else gave a project, with the ground. */
    public record Figure(int points, String ground) {}

    public Risk {
        grounds = List.copyOf(grounds);
    }

    public static Risk of(UUID evaluationId, PastScore past, List<Figure> figures) {
        var grounds = new ArrayList<String>();
        var points = difference(past, grounds) + execution(past, grounds);
        var found = figures.stream().mapToInt(Figure::points).sum();
        figures.forEach(figure -> grounds.add(figure.ground()));
        return new Risk(
                evaluationId,
                past.projectCode(),
                past.projectName(),
                points + Math.min(found, MOST_OF_ONE_KIND),
                grounds);
    }

    private static int difference(PastScore past, List<String> grounds) {
        var published = past.published();
        var computed = past.computed(past.rules());
        var points = 0;
        if (published.isPresent() && computed.isPresent()) {
            var apart = published.get().total().subtract(computed.get().total()).abs();
            points = apart.movePointRight(1)
                    .min(BigDecimal.valueOf(MOST_OF_ONE_KIND))
                    .intValue();
            if (points > 0) {
                grounds.add("自评总分与测算总分相差 " + apart.toPlainString());
            }
        }
        if (published.filter(outcome -> outcome.total().compareTo(HUNDRED) == 0).isPresent()) {
            grounds.add("全部得满分");
            points += 10;
        }
        return points;
    }

    private static int execution(PastScore past, List<String> grounds) {
        var execution = past.execution();
        var rate = Calculator.rate(
                execution.executedYuan().yuan(), execution.fullYearBudgetYuan().yuan());
        if (rate.isEmpty() || rate.get().compareTo(MEDIUM) >= 0) {
            return 0;
        }
        grounds.add("预算执行率 " + rate.get().toPlainString() + "%");
        if (rate.get().compareTo(LOW) >= 0) {
            return 10;
        }
        var best = past.rules().grades().getFirst().name();
        if (past.published().filter(outcome -> outcome.grade().equals(best)).isEmpty()) {
            return 20;
        }
        grounds.add("执行率低于 60% 而等次为“" + best + "”");
        return 40;
    }
}
