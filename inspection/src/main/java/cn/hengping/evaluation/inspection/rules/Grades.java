package cn.hengping.evaluation.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable.Fund;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Narrative.GradeScale;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.recognition.Words;
import org.jspecify.annotations.Nullable;

/** Rules over grades: against the scale that the report itself prints, or else the scales that are in use. */
public final class Grades {
    private static final Pattern MANY =
            Pattern.compile("平均(得)?分|\\d{1,5}\\s?个项目中|得分.{0,6}的有?\\s?\\d{1,5}\\s?个|\\d{1,5}\\s?个项目.{0,10}(等级|等次)");
    /** Bands differ by place by so much: within, a grade may be right by a local scale. */
    private static final BigDecimal NEAR = new BigDecimal("5");

    private static final BigDecimal LOW = new BigDecimal("60");
    private static final BigDecimal EXCELLENT = new BigDecimal("90");

    private final List<Map<String, BigDecimal>> scales = new ArrayList<>();
    private final Map<String, String> aliases = new HashMap<>();

    public Grades(Words words) {
        for (var row : words.rows("scales.txt")) {
            var scale = new HashMap<String, BigDecimal>();
            for (var grade : row.get(1).split("\\s+", -1)) {
                var sides = grade.split(":", 2);
                scale.put(sides[0], new BigDecimal(sides[1]));
            }
            scales.add(scale);
        }
        for (var line : words.lines("grade-aliases.txt")) {
            var sides = line.split("=", 2);
            aliases.put(sides[0], sides[1]);
        }
    }

    public Map<String, Check> checks() {
        return Map.of(
                "GradeOffBand", this::band,
                "GradeWordOffScale", this::word,
                "ExcellentDespiteLowExecution", this::lowExecution);
    }

    private String usual(String word) {
        return aliases.getOrDefault(word, word);
    }

    /** The grade and the total that belong together: both of the table, or both of the text. */
    private record Pair(Noted<String> grade, Noted<BigDecimal> total) {}

    private static List<Pair> pairs(Dossier dossier) {
        var pairs = new ArrayList<Pair>();
        for (var table : dossier.tables()) {
            var grade = table.grade();
            var total = table.total();
            if (grade != null && total != null) {
                pairs.add(new Pair(grade, total));
            }
        }
        var totals = dossier.narrative().totals();
        var isOfMany = dossier.narrative().passages().stream()
                .anyMatch(passage -> MANY.matcher(passage.plain()).find());
        var isOneTotal = !isOfMany
                && totals.stream()
                                .map(Noted::value)
                                .map(BigDecimal::stripTrailingZeros)
                                .distinct()
                                .count()
                        == 1;
        var grades = dossier.narrative().grades();
        if (isOneTotal && grades.size() == 1) {
            pairs.add(new Pair(grades.getFirst(), totals.getFirst()));
        } else if (totals.isEmpty() && grades.size() == 1 && dossier.isOfOneProject()) {
            Optional.ofNullable(dossier.tables().getFirst().total())
                    .ifPresent(total -> pairs.add(new Pair(grades.getFirst(), total)));
        }
        return pairs;
    }

    private void band(Dossier dossier, Found found) {
        for (var pair : pairs(dossier)) {
            var total = pair.total().value();
            if (total.signum() < 0 || total.compareTo(Decimals.HUNDRED) > 0) {
                continue;
            }
            var printed = dossier.narrative().scale();
            if (printed != null && printed.hasBands()) {
                var earned = earned(printed, total);
                if (!usual(earned).equals(usual(pair.grade().value()))
                        && isOn(printed, pair.grade().value())) {
                    found.at(
                            pair.grade().place(),
                            Decimals.plain(total) + " 分，按文中所写应为“" + earned + "”，写“"
                                    + pair.grade().value() + "”");
                }
                continue;
            }
            var word = usual(pair.grade().value());
            var allowing = scales.stream()
                    .filter(scale ->
                            scale.containsKey(word) && earned(scale, total).equals(word))
                    .count();
            var usualGrade = earned(scales.getFirst(), total);
            if (!usualGrade.equals(word) && scales.getFirst().containsKey(word)) {
                var isNear = scales.getFirst().values().stream()
                        .anyMatch(from -> from.subtract(total).abs().compareTo(NEAR) <= 0);
                found.at(
                        allowing == 0 && !isNear ? Severity.ERROR : Severity.WARNING,
                        pair.grade().place(),
                        Decimals.plain(total) + " 分，按通行分数段应为“" + usualGrade + "”，写“"
                                + pair.grade().value() + "”");
            }
        }
    }

    private static String earned(Map<String, BigDecimal> scale, BigDecimal total) {
        return scale.entrySet().stream()
                .filter(grade -> total.compareTo(grade.getValue()) >= 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private static String earned(GradeScale scale, BigDecimal total) {
        for (var grade : scale.grades()) {
            if (total.compareTo(Objects.requireNonNull(grade.from())) >= 0) {
                return grade.name();
            }
        }
        return scale.grades().getLast().name();
    }

    /** Whether the scale has this word, or one that means the same. */
    private boolean isOn(GradeScale scale, String word) {
        return scale.grades().stream().anyMatch(grade -> usual(grade.name()).equals(usual(word)));
    }

    private void word(Dossier dossier, Found found) {
        var scale = dossier.narrative().scale();
        var grades = new ArrayList<>(dossier.narrative().grades());
        dossier.tables().forEach(table -> Optional.ofNullable(table.grade()).ifPresent(grades::add));
        if (scale == null) {
            return;
        }
        var names = scale.grades().stream().map(GradeScale.Grade::name).toList();
        for (var grade : grades) {
            if (!names.contains(grade.value())) {
                // 优秀 for 优 is a way of speaking; a word that the scale has not at all is a fault
                var isOneOf = isOn(scale, grade.value());
                found.at(
                        isOneOf ? Severity.HINT : Severity.WARNING,
                        grade.place(),
                        "写“" + grade.value() + "”，等次为" + String.join("、", names));
            }
        }
    }

    private void lowExecution(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var rate = table.totalFund().map(Grades::rate).orElse(null);
            var total = table.total();
            var grade = table.grade();
            var isExcellent = grade != null
                    ? usual(grade.value()).equals("优")
                    : total != null && total.value().compareTo(EXCELLENT) >= 0;
            if (rate != null && rate.compareTo(LOW) < 0 && isExcellent) {
                var place = grade == null ? Objects.requireNonNull(total).place() : grade.place();
                found.at(
                        place,
                        "执行率 " + Decimals.plain(Decimals.rounded(rate)) + "%，"
                                + (grade == null
                                        ? "总分 " + Objects.requireNonNull(total).text()
                                        : "等次 " + grade.value()));
            }
        }
        var rate = dossier.narrative().rate();
        var grades = dossier.narrative().grades();
        if (dossier.tables().isEmpty()
                && rate != null
                && rate.value().compareTo(LOW) < 0
                && grades.stream().anyMatch(grade -> usual(grade.value()).equals("优"))) {
            found.at(
                    Confidence.LIKELY,
                    rate.place(),
                    rate.text() + "，等次 " + grades.getFirst().value());
        }
    }

    /** Executed over full-year budget, or, where an amount is missing, the rate as printed. */
    static @Nullable BigDecimal rate(Fund fund) {
        var budget = fund.fullYear();
        var executed = fund.executed();
        if (budget != null
                && executed != null
                && budget.value().yuan().signum() > 0
                && !budget.value().isSlipOf(executed.value())) {
            return Decimals.percent(executed.value().yuan(), budget.value().yuan());
        }
        var rate = fund.rate();
        return rate == null ? null : rate.value();
    }
}
