package cn.hengping.evaluation.radar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.radar.Radar.Group;
import cn.hengping.evaluation.radar.Radar.Grouping;
import cn.hengping.evaluation.radar.Radars.Figure;
import cn.hengping.platform.Command;
import cn.hengping.platform.UnitPath;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Measures a year's approved evaluations. A project gets five points for each way in which its unit stands out and it does too, at
 * most 15, and 20 when the bureau's review lies five points or more from its own score.
 */
@Component
public class MeasureRadar {
    private static final BigDecimal WIDE = new BigDecimal("5");
    private static final int FOR_REVIEW = 20;
    private static final int FOR_EACH = 5;
    private static final int MOST = 15;

    private final Radars radars;

    MeasureRadar(Radars radars) {
        this.radars = radars;
    }

    public Mono<Void> measure(int year, UnitPath scope, Command command) {
        return radars.cases(year, scope).collectList().flatMap(cases -> {
            var groups = Radar.of(cases);
            return radars.replace(year, scope, groups, figures(cases, groups), cases, command);
        });
    }

    static List<Figure> figures(List<Case> cases, List<Group> groups) {
        var figures = new ArrayList<Figure>();
        for (var one : cases) {
            groups.stream()
                    .filter(group -> group.grouping() == Grouping.UNIT
                            && group.key().equals(one.unitPath().value()))
                    .map(group -> shown(one, group))
                    .filter(shown -> !shown.isEmpty())
                    .forEach(shown -> figures.add(new Figure(
                            one.projectCode(),
                            "radar",
                            Math.min(MOST, FOR_EACH * shown.size()),
                            "所在单位与同类相比突出："
                                    + String.join(
                                            "、",
                                            shown.stream().map(Measure::title).toList()))));
            var reviewed = one.reviewed();
            if (reviewed != null && one.declared().subtract(reviewed).abs().compareTo(WIDE) >= 0) {
                figures.add(new Figure(
                        one.projectCode(),
                        "review",
                        FOR_REVIEW,
                        "自评 " + one.declared().toPlainString() + "，复核 " + reviewed.toPlainString()));
            }
        }
        return figures;
    }

    /** In which of its unit's ways a project stands out itself. */
    private static List<Measure> shown(Case one, Group unit) {
        return unit.outlying().stream()
                .filter(measure -> switch (measure) {
                    case FULL_MARKS -> one.isFull();
                    case LOW_EXECUTION_BEST -> one.isBestInSpiteOfLowExecution();
                    case DECLARED_ABOVE_COMPUTED ->
                        one.computed() != null && one.declared().compareTo(one.computed()) > 0;
                    case SELF_ABOVE_REVIEW ->
                        one.reviewed() != null && one.declared().compareTo(one.reviewed()) > 0;
                    case HEAPING, SCORER_SPREAD -> true;
                })
                .toList();
    }
}
