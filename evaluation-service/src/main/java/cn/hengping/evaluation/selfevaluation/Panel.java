package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.evaluation.project.ApprovedProject.Indicator;
import cn.hengping.evaluation.scoring.Combination;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.evaluation.team.Team;
import cn.hengping.platform.Fault;

/**
 * The scorers of an evaluation's qualitative lines (多人评分). Nobody sees another's opinion before all are in; from then on
 * none of them changes, and the rule set makes one percent of them.
 */
public record Panel(List<String> scorers, List<Opinion> opinions) {
    private static final int FEWEST = 2;
    private static final int MOST = 9;
    private static final int MOST_CHARACTERS = 1_000;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** What one scorer holds of every qualitative line. */
    public record Opinion(String scorer, List<Mark> marks, Instant at) {
        public Opinion {
            marks = List.copyOf(marks);
        }
    }

    /** One line's attainment, 0 to 100 percent, and its written ground. */
    public record Mark(String code, BigDecimal percent, String ground) {}

    /** Who is to score. */
    public record Appointment(List<String> scorers) {
        public Appointment {
            scorers = List.copyOf(scorers);
        }

        List<Fault> faults(Team team, ApprovedProject project) {
            var faults = new ArrayList<Fault>();
            if (scorers.size() < FEWEST || scorers.size() > MOST) {
                faults.add(Fault.at("/scorers", "ListLength", FEWEST, MOST));
            }
            for (var i = 0; i < scorers.size(); i++) {
                if (!team.hasWorker(scorers.get(i))) {
                    faults.add(Fault.at("/scorers/" + i, "ScorerNotOnTheTeam", scorers.get(i)));
                }
            }
            if (new HashSet<>(scorers).size() != scorers.size()) {
                faults.add(Fault.at("/scorers", "ScorerTwice"));
            }
            if (qualitative(project).isEmpty()) {
                faults.add(Fault.at("/scorers", "NothingToScore"));
            }
            return faults;
        }
    }

    /** What a scorer hands in. */
    public record Marks(List<Mark> marks) {
        public Marks {
            marks = List.copyOf(marks);
        }

        /** Every qualitative line once, each with a percent and a ground. */
        List<Fault> faults(ApprovedProject project) {
            var faults = new ArrayList<Fault>();
            var open = new ArrayList<>(qualitative(project));
            for (var i = 0; i < marks.size(); i++) {
                var mark = marks.get(i);
                if (!open.remove(mark.code())) {
                    faults.add(Fault.at("/marks/" + i + "/code", "NotToBeScored", mark.code()));
                }
                if (Result.isOutside(mark.percent(), HUNDRED)) {
                    faults.add(Fault.at("/marks/" + i + "/percent", "PercentOutOfRange", mark.percent()));
                }
                if (mark.ground().isBlank() || mark.ground().length() > MOST_CHARACTERS) {
                    faults.add(Fault.at("/marks/" + i + "/ground", "TextLength", 1, MOST_CHARACTERS));
                }
            }
            open.forEach(code -> faults.add(Fault.at("/marks", "MarkMissing", code)));
            return faults;
        }
    }

    public Panel {
        scorers = List.copyOf(scorers);
        opinions = List.copyOf(opinions);
    }

    private static List<String> qualitative(ApprovedProject project) {
        return project.indicators().stream()
                .filter(indicator -> indicator.sign() == Sign.QUALITATIVE)
                .map(Indicator::code)
                .toList();
    }

    /** Those who stay keep what they handed in. */
    Panel appointed(List<String> anew) {
        return new Panel(
                anew,
                opinions.stream()
                        .filter(opinion -> anew.contains(opinion.scorer()))
                        .toList());
    }

    Panel with(Opinion opinion) {
        var others = new ArrayList<>(opinions.stream()
                .filter(one -> !one.scorer().equals(opinion.scorer()))
                .toList());
        others.add(opinion);
        return new Panel(scorers, others);
    }

    public boolean isComplete() {
        return opinions.size() == scorers.size();
    }

    /** The percent of a line once all are in, as the rule set combines it. */
    Optional<BigDecimal> percent(String code, Combination combination) {
        if (!isComplete()) {
            return Optional.empty();
        }
        return Optional.of(combination.combine(opinions.stream()
                .flatMap(opinion -> opinion.marks().stream())
                .filter(mark -> mark.code().equals(code))
                .map(Mark::percent)
                .toList()));
    }

    /** What this account may see: before all are in, only what it handed in itself. */
    public Panel seenBy(String account) {
        return isComplete()
                ? this
                : new Panel(
                        scorers,
                        opinions.stream()
                                .filter(opinion -> opinion.scorer().equals(account))
                                .toList());
    }
}
