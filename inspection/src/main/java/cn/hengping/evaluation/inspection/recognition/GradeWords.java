package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Narrative.GradeScale;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;

/** Finds the grade that was given, and the scale it was taken from. */
final class GradeWords {
    private static final String WORD = "优秀|良好|中等|不合格|合格|较差|一般|优|良|中|可|差";
    private static final Pattern GIVEN = Pattern.compile(
            "(?:等级|等次|级别|档次|评价结论|自评结论|评价结果|自评结果|评定|定级|评级|结论)[^。；;，,\\d]{0,10}?(?:为|是|:|确定|达到|评为)\\s*[“\"「『]?(" + WORD
                    + ")[”\"」』]?(?=[，。；;,、)\\s”\"]|等次|等级|级|$)(?!\\s*[、/]\\s*[“\"]?(?:" + WORD + "))");
    private static final Pattern AFTER_SCORE = Pattern.compile(
            "得?分[^。；;\\d]{0,8}\\d{1,3}(?:\\.\\d+)?分[，,]\\s*(?:等级|等次|评价等级|评价等次|综合评价等级|综合评价|评定|属于|为|评为|自评等级|自评等次|自评结果|级别)[^。；，,\\d]{0,6}?[“\"]?("
                    + WORD + ")[”\"]?(?=[，。；;,、)\\s”\"]|等次|等级|级|$)");
    private static final Pattern TICKED_BEFORE = Pattern.compile("[☑√✓■✔]\\s*(" + WORD + ")");
    private static final Pattern TICKED_BEHIND = Pattern.compile("(" + WORD + ")\\s*[(]?\\s*[☑√✓■✔]");
    private static final Pattern BOXES_BEFORE = Pattern.compile("[□☑√✓■✔]\\s*优");
    private static final Pattern SCALE = Pattern.compile(
            "优秀?[□☑√✓■\\s(\\d)分以上含\\-~≤<、/,，“”\"]{1,14}良好?[□☑√✓■\\s(\\d)分以上含\\-~≤<、/,，“”\"]{1,14}(中等?|可|合格|一般)[□☑√✓■\\s(\\d)分以上含\\-~≤<、/,，“”\"和及]{1,14}(较?差|不合格)");
    private static final Pattern CLAUSE_GRADE = Pattern.compile("(优秀|良好|中等|不合格|合格|较差|优|良|中|可|差)");
    private static final Pattern BOUND = Pattern.compile("(?<!\\d)(\\d{2,3})(?!\\d)");

    private GradeWords() {}

    /** The grade in a cell beside its label: a word alone, or the ticked one of a scale. */
    static Optional<Noted<String>> chosen(Passage cell) {
        var plain = cell.plain().strip();
        if (plain.matches("[“\"]?(" + WORD + ")[”\"]?")) {
            var word = plain.replaceAll("[“”\"]", "");
            return Optional.of(new Noted<>(word, word, cell.whole(), Confidence.CERTAIN));
        }
        var ticks = new ArrayList<String>();
        var isBefore = BOXES_BEFORE.matcher(plain).find();
        var found = (isBefore ? TICKED_BEFORE : TICKED_BEHIND).matcher(plain);
        while (found.find()) {
            ticks.add(found.group(1));
        }
        return ticks.size() == 1
                ? Optional.of(new Noted<>(ticks.getFirst(), plain, cell.whole(), Confidence.CERTAIN))
                : Optional.empty();
    }

    static List<Noted<String>> given(Passage passage) {
        var given = new ArrayList<Noted<String>>();
        for (var pattern : List.of(GIVEN, AFTER_SCORE)) {
            var found = pattern.matcher(passage.plain());
            while (found.find()) {
                var place = passage.at(found.start(1), found.end(1));
                if (given.stream().noneMatch(other -> other.place().equals(place))) {
                    given.add(new Noted<>(found.group(1), found.group(), place, Confidence.LIKELY));
                }
            }
        }
        if (given.isEmpty() && SCALE.matcher(passage.plain()).find()) {
            chosen(passage).ifPresent(given::add);
        }
        return given;
    }

    /** The scale that a passage spells out, with the points from which its grades hold if it says them. */
    static Optional<GradeScale> scale(Passage passage) {
        var bands = bands(passage);
        if (bands.size() >= 3) {
            return Optional.of(new GradeScale(bands, passage.whole()));
        }
        var found = SCALE.matcher(passage.plain());
        if (!found.find()) {
            return Optional.empty();
        }
        var grades = new ArrayList<GradeScale.Grade>();
        var words = CLAUSE_GRADE.matcher(found.group());
        while (words.find()) {
            grades.add(new GradeScale.Grade(words.group(), null));
        }
        return Optional.of(new GradeScale(grades, passage.at(found.start(), found.end())));
    }

    /** {@code 90分（含）以上为优，80（含）-90分为良，…}: clauses of one grade, of which the smallest number is the bound. */
    private static List<GradeScale.Grade> bands(Passage passage) {
        var grades = new ArrayList<GradeScale.Grade>();
        if (passage.plain().length() > 2_000) {
            return grades;
        }
        for (var clause : passage.plain().split("[，；;。、,\\n]", -1)) {
            var word = CLAUSE_GRADE.matcher(clause);
            var bound = BOUND.matcher(clause);
            if (clause.length() > 30 || !word.find() || !bound.find()) {
                continue;
            }
            var from = new BigDecimal(bound.group(1));
            while (bound.find()) {
                from = from.min(new BigDecimal(bound.group(1)));
            }
            from = clause.matches(".*(以下|不足|<|低于|小于).*")
                            && !clause.contains("以上")
                            && !clause.matches(".*\\d{2,3}.*\\d{2,3}.*")
                    ? BigDecimal.ZERO
                    : from;
            var last = grades.isEmpty() ? null : grades.getLast().from();
            if (last == null || from.compareTo(last) < 0) {
                grades.add(new GradeScale.Grade(word.group(1), from));
            }
        }
        return grades.size() >= 3 && grades.getFirst().name().startsWith("优") ? grades : List.of();
    }
}
