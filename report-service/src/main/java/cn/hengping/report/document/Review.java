package cn.hengping.report.document;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The bureau's review (抽查复核): the part of {@code contracts/evaluation/EvaluationReviewed.v1.json} that is printed. */
public record Review(
        UUID evaluationId, List<Line> lines, @Nullable String reviewedTotal, long version) {

    /** The reviewed score of a line, by its code. */
    public record Line(String code, @Nullable String reviewed) {}

    public Review {
        lines = List.copyOf(lines);
    }

    @Nullable
    String of(String code) {
        return lines.stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .map(Line::reviewed)
                .orElse(null);
    }
}
