package cn.hengping.evaluation.inspection.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Narrative.Chapter;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.recognition.Words;

/** Rules that hold what was aimed at against what is said to be reached, and scores against both. */
public final class Objectives {
    private static final Pattern COUNTED = Pattern.compile(
            "\\d{1,12}(?:\\.\\d{1,6})?\\s{0,2}(?:余|多)?(条|次|个|场|篇|人次|人|件|家|项|期|公里|平方米|份|台|套|户|天|名|处|座|亩|吨|%|所|辆|批|幅|部|期|小时)");
    private static final Pattern ANY_TIME = Pattern.compile("\\d|[一二三四五六七八九十]月|年底|年末|季度|每月|每季|每周|每年|全年|百分之|及时");
    private static final Pattern NOTHING = Pattern.compile(
            "[\\s。]*(?:[(]?[\\d一二三四五六七八九十]+[)、.])?\\s*(无|没有|不存在|暂无|暂未发现|未发现|均已完成|不涉及|本项目.{0,6}(无|没有|不存在)|绩效目标.{0,6}(均|全部)已).*",
            Pattern.DOTALL);
    private static final Pattern NO_REASON =
            Pattern.compile("[\\s。]*(无|没有|无偏差|已完成|完成|全部完成|按时完成|已按时完成|均已完成|不存在|无偏差原因|达标|已达标|—+|-+|/|\\\\)[\\s。]*");
    private static final BigDecimal FULL = new BigDecimal("100");

    private final Set<String> vague;
    private final List<String> partial;

    public Objectives(Words words) {
        vague = new HashSet<>(words.lines("vague.txt"));
        partial = words.lines("partial.txt");
    }

    public Map<String, Check> checks() {
        return Map.of(
                "TargetNotMeasurable", this::measurable,
                "ObjectiveWithoutActual", Objectives::withoutActual,
                "TargetCopiedAsActual", Objectives::copied,
                "AllFullMarks", Objectives::allFull,
                "FullMarksDespiteProblems", this::fullDespite,
                "ShortfallUnexplained", Objectives::unexplained,
                "EmptyReason", Objectives::emptyReason);
    }

    private void measurable(Dossier dossier, Found found) {
        for (var objective : dossier.narrative().objectives()) {
            var words = objective.value();
            if (!ANY_TIME.matcher(words).find() && words.length() >= 6) {
                var isVague = vague.stream().anyMatch(words::contains);
                found.at(isVague ? Severity.WARNING : Severity.HINT, objective.place(), "“" + words + "”没有数量，也没有时限");
            }
        }
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var target = line.target();
                if (target == null || ANY_TIME.matcher(target.value()).find()) {
                    continue;
                }
                var isCounted = line.aspect().contains("数量");
                if (isCounted || target.value().contains("好坏")) {
                    found.at(
                            target.place(), line.aspect() + "“" + line.name().value() + "”的目标是“" + target.text() + "”");
                }
            }
        }
    }

    /** What the objective counts is counted nowhere else in the report. */
    private static void withoutActual(Dossier dossier, Found found) {
        var narrative = dossier.narrative();
        if (narrative.form().isReport()) {
            var elsewhere = elsewhere(dossier);
            for (var objective : narrative.objectives()) {
                var measures = measures(objective.value());
                if (!measures.isEmpty() && measures.stream().noneMatch(elsewhere::contains)) {
                    found.at(
                            objective.place(),
                            "目标“" + objective.value() + "”，全文没有以“" + String.join("、", measures) + "”计的完成数");
                }
            }
        }
        for (var table : dossier.tables()) {
            var objective = table.objective();
            if (objective != null
                    && table.achieved() == null
                    && COUNTED.matcher(objective.value()).find()) {
                found.at(objective.place(), "年度总体目标有数，实际完成情况空白");
            }
        }
    }

    private static Set<String> elsewhere(Dossier dossier) {
        var narrative = dossier.narrative();
        var aims = narrative.outline().stream()
                .filter(heading -> heading.chapter() == Chapter.OBJECTIVE)
                .findFirst();
        var measures = new HashSet<String>();
        for (var i = 0; i < narrative.passages().size(); i++) {
            var index = i;
            if (aims.filter(heading -> index >= heading.passage() && index < heading.end())
                    .isEmpty()) {
                measures.addAll(measures(narrative.passages().get(i).plain()));
            }
        }
        for (var table : dossier.tables()) {
            var achieved = table.achieved();
            measures.addAll(achieved == null ? Set.of() : measures(achieved.value()));
            for (var line : table.lines()) {
                var actual = line.actual();
                measures.addAll(actual == null ? Set.of() : measures(actual.value() + line.measure()));
                line.actualQuantity()
                        .ifPresent(_ -> line.targetQuantity().ifPresent(goal -> measures.add(goal.measure())));
            }
        }
        return measures;
    }

    private static Set<String> measures(String text) {
        var measures = new HashSet<String>();
        var found = COUNTED.matcher(text);
        while (found.find()) {
            measures.add(found.group(1));
        }
        return measures;
    }

    private static void copied(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var objective = table.objective();
            var achieved = table.achieved();
            if (objective != null
                    && achieved != null
                    && shape(objective.value()).length() >= 12
                    && shape(objective.value()).equals(shape(achieved.value()))) {
                found.at(achieved.place(), "实际完成情况与预期目标逐字相同");
            }
            var same = table.indicators().stream()
                    .filter(Objectives::isWordForWord)
                    .toList();
            var isMuch = same.stream()
                    .anyMatch(
                            line -> line.name().value().length() + line.aspect().length() > 0 && longest(line) >= 10);
            if (isMuch || same.size() >= 3) {
                found.at(
                        same.getFirst().name().place(),
                        same.size() + " 项定性指标的完成值照抄目标值，如“"
                                + same.getFirst().name().value() + "”");
            }
        }
    }

    private static int longest(Line line) {
        var actual = line.actual();
        return actual == null ? 0 : actual.value().length();
    }

    private static boolean isWordForWord(Line line) {
        var target = line.target();
        var actual = line.actual();
        return target != null
                && actual != null
                && target.value().length() >= 4
                && line.targetQuantity().isEmpty()
                && !target.value().matches(".*\\d.*")
                && shape(target.value()).equals(shape(actual.value()));
    }

    private static String shape(String text) {
        return text.replaceAll("[\\s\\p{Punct}，。；：、“”（）]", "");
    }

    private static boolean isAllFull(EvaluationTable table) {
        return table.indicators().size() >= 3
                && table.indicators().stream()
                        .allMatch(line -> line.isFull() || (line.weight() == null && line.score() == null))
                && table.isWhole();
    }

    private static Optional<Noted<BigDecimal>> fullTotal(Narrative narrative) {
        return narrative.totals().stream()
                .filter(total -> total.value().compareTo(FULL) == 0)
                .findFirst();
    }

    private static void allFull(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var total = table.total();
            if (isAllFull(table)) {
                found.at(
                        total == null ? table.place() : total.place(),
                        table.indicators().size() + " 项指标全部满分");
            } else if (total != null && total.value().compareTo(FULL) == 0 && !table.isWhole()) {
                found.at(total.place(), "总分 " + total.text());
            }
        }
        if (dossier.tables().isEmpty()) {
            fullTotal(dossier.narrative()).ifPresent(total -> found.at(total.place(), "“" + total.text() + "”"));
        }
    }

    private void fullDespite(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var actual = line.actual();
                if (actual != null && line.isFull() && partial.stream().anyMatch(actual.value()::contains)) {
                    found.at(
                            actual.place(),
                            line.name().value() + "：“" + actual.text() + "”，得满分 "
                                    + (line.score() == null ? "" : line.score().text()));
                }
            }
        }
        var narrative = dossier.narrative();
        var isFull = fullTotal(narrative).isPresent()
                || (dossier.isOfOneProject() && isAllFull(dossier.tables().getFirst()));
        if (!isFull) {
            return;
        }
        for (var chapter : List.of(Chapter.PROBLEMS, Chapter.UNMET)) {
            var text = narrative.under(chapter);
            var admitted = text.stream()
                    .skip(1)
                    .filter(passage -> passage.plain().strip().length() >= 12
                            || NOTHING.matcher(passage.plain()).matches())
                    .findFirst();
            if (admitted.isPresent() && !NOTHING.matcher(admitted.get().plain()).matches()) {
                found.at(
                        admitted.get().whole(),
                        "自评满分，却写有问题：“" + admitted.get().whole().excerpt() + "”");
                return;
            }
        }
    }

    private static void unexplained(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            if (table.explanation() != null) {
                continue;
            }
            var hasColumn = table.columns().contains("REASON");
            for (var line : table.indicators()) {
                if (line.isShort() && !line.hasReason() && !isEmptyReason(line)) {
                    var short_ = new ArrayList<String>();
                    Optional.ofNullable(line.score()).ifPresent(score -> short_.add("得 " + score.text()));
                    Optional.ofNullable(line.weight()).ifPresent(weight -> short_.add("分值 " + weight.text()));
                    found.at(
                            hasColumn ? Severity.WARNING : Severity.HINT,
                            line.name().place(),
                            line.name().value() + "：" + String.join("，", short_));
                }
            }
        }
    }

    private static boolean isEmptyReason(Line line) {
        var reason = line.reason();
        return reason != null && NO_REASON.matcher(reason.value()).matches();
    }

    private static void emptyReason(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var reason = line.reason();
                if (line.isShort() && reason != null && isEmptyReason(line)) {
                    found.at(reason.place(), line.name().value() + "：失了分，偏差原因写“" + reason.text() + "”");
                }
            }
        }
    }
}
