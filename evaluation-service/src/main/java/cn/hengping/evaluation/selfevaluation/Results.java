package cn.hengping.evaluation.selfevaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.project.ApprovedProject;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** Actual values and scores of all indicators, and what became of the objective. Scores in points. */
public record Results(
        @Nullable String objectiveAchieved,
        @Nullable BigDecimal declaredExecutionScore,
        @Nullable String executionDeviationReason,
        List<Result> lines) {
    private static final int MOST_CHARACTERS = 5_000;
    private static final int MOST_LINES = 60;

    public Results {
        lines = List.copyOf(lines);
    }

    List<Fault> faults(ApprovedProject project, BigDecimal executionWeight) {
        var faults = new ArrayList<Fault>();
        if (lines.size() > MOST_LINES) {
            return List.of(Fault.at("/lines", "ListLength", 0, MOST_LINES));
        }
        if (objectiveAchieved != null && objectiveAchieved.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/objectiveAchieved", "TextLength", 1, MOST_CHARACTERS));
        }
        if (executionDeviationReason != null && executionDeviationReason.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/executionDeviationReason", "TextLength", 0, MOST_CHARACTERS));
        }
        if (declaredExecutionScore != null && Result.isOutside(declaredExecutionScore, executionWeight)) {
            faults.add(Fault.at("/declaredExecutionScore", "ScoreOutOfRange", declaredExecutionScore, executionWeight));
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < lines.size(); i++) {
            var pointer = "/lines/" + i;
            var line = lines.get(i);
            if (!seen.add(line.code())) {
                faults.add(Fault.at(pointer + "/code", "IndicatorTwice", line.code()));
            }
            project.indicator(line.code())
                    .ifPresentOrElse(
                            indicator -> faults.addAll(line.faults(indicator, pointer)),
                            () -> faults.add(Fault.at(pointer + "/code", "IndicatorUnknown", line.code())));
        }
        return faults;
    }

    boolean hasExecutionReason() {
        return executionDeviationReason != null && !executionDeviationReason.isBlank();
    }

    public Optional<Result> line(String code) {
        return lines.stream().filter(line -> line.code().equals(code)).findFirst();
    }
}
