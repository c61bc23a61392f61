package cn.hengping.evaluation.review;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import cn.hengping.evaluation.review.ReviewRefusal.NotApprovedYet;
import cn.hengping.evaluation.review.ReviewRefusal.SignerDoesNotReview;
import cn.hengping.evaluation.selfevaluation.ScoreSheet;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.signoff.Stage;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * The bureau's score beside the unit's (复核分): every line computed, declared and reviewed, and the totals of each. Points, two
 * decimals; the reviewed total is the sum of the reviewed lines.
 */
public record Review(
        UUID evaluationId,
        String projectCode,
        int year,
        UnitPath unitPath,
        List<Line> lines,
        @Nullable BigDecimal computedTotal,
        @Nullable BigDecimal declaredTotal,
        BigDecimal reviewedTotal,
        @Nullable String declaredGrade,
        String reviewedGrade,
        String conclusion,
        String reviewer,
        Instant at,
        long version) {
    private static final int MOST_CHARACTERS = 2_000;

    /** The scores of a line side by side; a reason wherever the bureau scores otherwise than the unit. */
    public record Line(
            String code,
            BigDecimal maxScore,
            @Nullable BigDecimal computed,
            @Nullable BigDecimal declared,
            BigDecimal reviewed,
            @Nullable String reason) {}

    /** What a reviewer says: the lines that he scores otherwise, and the whole. */
    public record Request(List<Mark> lines, String conclusion) {
        public Request {
            lines = List.copyOf(lines);
        }
    }

    /** A reviewed score, 0 to the line's weight, and why. */
    public record Mark(String code, BigDecimal score, String reason) {}

    public Review {
        lines = List.copyOf(lines);
    }

    /** Reviews an approved evaluation, or reviews it again. What is not named stays as declared. */
    static Review of(SelfEvaluation evaluation, @Nullable Review before, Request request, Command command) {
        requireReviewer(evaluation, command.actor());
        if (!evaluation.stage().equals(Stage.APPROVED)) {
            throw new NotApprovedYet(evaluation.stage().value()).asError();
        }
        if (before != null) {
            command.requireCurrent(before.version());
        }
        var sheet = evaluation.scores();
        var all = Stream.concat(Stream.of(sheet.execution()), sheet.lines().stream())
                .toList();
        var marks = marks(request, all);
        var lines = all.stream().map(line -> line(line, marks.get(line.code()))).toList();
        var total = lines.stream().map(Line::reviewed).reduce(BigDecimal.ZERO, BigDecimal::add);
        var execution = evaluation.execution();
        return new Review(
                evaluation.id(),
                evaluation.project().projectCode(),
                evaluation.project().year(),
                evaluation.project().unitPath(),
                lines,
                sheet.computedTotal(),
                sheet.total(),
                total,
                sheet.grade(),
                evaluation
                        .rules()
                        .grade(
                                total,
                                execution.executedYuan().yuan(),
                                execution.fullYearBudgetYuan().yuan())
                        .grade(),
                request.conclusion(),
                command.actor().account(),
                command.at(),
                before == null ? 1 : before.version() + 1);
    }

    /** Whoever wrote or signed an evaluation does not review it. */
    private static void requireReviewer(SelfEvaluation evaluation, Actor actor) {
        actor.requireRole(BUREAU_REVIEWER, BUREAU_HEAD, CAMPAIGN_MANAGER);
        actor.requireScope(evaluation.project().unitPath());
        var signed = evaluation.signOff().everSigned().containsKey(actor.account());
        if (signed || evaluation.preparation().writers().contains(actor.account())) {
            throw new SignerDoesNotReview(actor.account()).asError();
        }
    }

    private static Map<String, Mark> marks(Request request, List<ScoreSheet.Line> all) {
        var faults = new ArrayList<Fault>();
        var marks = new HashMap<String, Mark>();
        if (request.conclusion().isBlank() || request.conclusion().length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/conclusion", "TextLength", 1, MOST_CHARACTERS));
        }
        for (var i = 0; i < request.lines().size(); i++) {
            var mark = request.lines().get(i);
            var pointer = "/lines/" + i;
            var line =
                    all.stream().filter(one -> one.code().equals(mark.code())).findFirst();
            if (line.isEmpty()) {
                faults.add(Fault.at(pointer + "/code", "IndicatorUnknown", mark.code()));
            } else if (isOutside(mark.score(), line.get().maxScore())) {
                faults.add(Fault.at(
                        pointer + "/score",
                        "ScoreOutOfRange",
                        mark.score(),
                        line.get().maxScore()));
            }
            if (marks.put(mark.code(), mark) != null) {
                faults.add(Fault.at(pointer + "/code", "IndicatorTwice", mark.code()));
            }
            if (mark.reason().isBlank() || mark.reason().length() > MOST_CHARACTERS) {
                faults.add(Fault.at(pointer + "/reason", "TextLength", 1, MOST_CHARACTERS));
            }
        }
        NotAcceptable.unless(faults);
        return marks;
    }

    private static boolean isOutside(BigDecimal score, BigDecimal most) {
        return score.signum() < 0 || score.compareTo(most) > 0 || score.scale() > 2 || score.scale() < -2;
    }

    private static Line line(ScoreSheet.Line line, @Nullable Mark mark) {
        var declared = Objects.requireNonNullElse(line.declaredScore(), BigDecimal.ZERO);
        var reviewed = mark == null ? declared : mark.score().setScale(2, RoundingMode.UNNECESSARY);
        return new Line(
                line.code(),
                line.maxScore(),
                line.computedScore(),
                line.declaredScore(),
                reviewed,
                mark == null ? null : mark.reason());
    }
}
