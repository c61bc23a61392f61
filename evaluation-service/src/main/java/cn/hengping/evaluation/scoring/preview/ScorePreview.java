package cn.hengping.evaluation.scoring.preview;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cn.hengping.evaluation.scoring.Cap;
import cn.hengping.evaluation.scoring.Points;
import cn.hengping.evaluation.scoring.RuleSets;
import org.jspecify.annotations.Nullable;

/**
 * A score table as the rules work it out (试算结果). Scores are points with two decimals; what is not known is absent.
 *
 * <p>Computed and declared stand side by side and never replace each other. Only where a line has no declared score does the
 * declared total count the computed one, as a saved evaluation does.
 */
public record ScorePreview(
        RuleSetPart ruleSet, Line execution, List<Line> lines, Total total, Grade grade, List<Finding> findings) {

    /** Which rules were used. */
    public record RuleSetPart(String code, int version, String name, String source, String hash) {}

    /** How a score came about, as data. */
    public record Explanation(
            Map<String, String> inputs,
            String rule,
            String source,
            String article,
            String arithmetic,
            BigDecimal points) {
        static Explanation of(Points points) {
            return new Explanation(
                    points.inputs(),
                    points.rule(),
                    points.source(),
                    points.article(),
                    points.arithmetic(),
                    points.score());
        }
    }

    /**
     * One line.
     *
     * @param ratePercent of the execution line only, two decimals
     * @param difference declared minus computed
     */
    public record Line(
            String code,
            @Nullable String name,
            @Nullable String dimension,
            @Nullable String aspect,
            BigDecimal maxScore,
            @Nullable BigDecimal ratePercent,
            @Nullable BigDecimal computed,
            @Nullable BigDecimal declared,
            @Nullable BigDecimal difference,
            @Nullable Explanation explanation) {}

    /**
     * The totals: sums of the lines as printed.
     *
     * @param computedSoFar the sum of the lines that are known already
     * @param stated the total that the table itself states
     * @param difference declared minus computed
     */
    public record Total(
            BigDecimal maxScore,
            BigDecimal computedSoFar,
            @Nullable BigDecimal computed,
            @Nullable BigDecimal declared,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal difference) {

        /** The total that the table stands for: as stated, else the sum of what was declared, else what was computed. */
        Optional<BigDecimal> meant() {
            return Optional.ofNullable(stated)
                    .or(() -> Optional.ofNullable(declared))
                    .or(() -> Optional.ofNullable(computed));
        }
    }

    /**
     * The grades of the totals.
     *
     * @param stated the grade that the table itself states, under its name in the rule set
     * @param cap what kept the computed total from a better grade
     */
    public record Grade(
            @Nullable String computed,
            @Nullable String declared,
            @Nullable String stated,
            @Nullable Cap cap,
            List<String> scale) {}

    /** Something odd: what, how grave, where, in words, and what would clear it. */
    public record Finding(
            String code, FindingKind.Severity severity, String pointer, String text, String source, String clearedBy) {
        static Finding of(FindingKind kind, String pointer, String text, String source) {
            return new Finding(kind.code(), kind.severity(), pointer, text, source, kind.clearedBy());
        }
    }

    public ScorePreview {
        lines = List.copyOf(lines);
        findings = List.copyOf(findings);
    }

    /** Works out what is asked, or refuses with every place that cannot be read. */
    public static ScorePreview of(PreviewAsk ask, RuleSets.Known known) {
        return new Preview(PreviewReader.read(ask), known).worked();
    }
}
