package cn.hengping.evaluation.inspection.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Confidence;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Narrative.Chapter;
import cn.hengping.evaluation.inspection.Narrative.GradeScale;
import cn.hengping.evaluation.inspection.Narrative.Heading;
import cn.hengping.evaluation.inspection.Narrative.ItemList;
import cn.hengping.evaluation.inspection.Narrative.Member;
import cn.hengping.evaluation.inspection.Narrative.Mention;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Passage;
import org.jspecify.annotations.Nullable;

/** Reads a narrative report out of its paragraphs. */
final class NarrativeRecogniser {
    private static final Pattern PROJECT = Pattern.compile(
            "^\\s*(?:自评)?项\\s*目\\s*(?:[(]专项资金[)])?\\s*名\\s*称\\s*:\\s*(\\S.{1,60}?)\\s*$", Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile(
            "^\\s*(?:项目)?(?:实施单位|单位名称|填报单位|项目单位)\\s*(?:[(][^)]*[)])?\\s*:\\s*([^\\s(]{2,40}).*$", Pattern.DOTALL);
    private static final Pattern DEPARTMENT =
            Pattern.compile("^\\s*(?:项目)?主管部门\\s*(?:[(][^)]*[)])?\\s*:\\s*([^\\s(]{2,40}).*$", Pattern.DOTALL);
    private static final Pattern CLAUSES = Pattern.compile("[^。；;\\n]{4,}");
    private static final Pattern NUMBERING = Pattern.compile(
            "^\\s*(?:[(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})[)、.])?\\s*(?:(?:目标|任务)\\s*[\\d一二三四五六七八九十]{0,2}\\s*:)?");
    private static final int MOST_OBJECTIVES = 60;

    private final List<Passage> passages;
    private final List<Heading> outline;
    private final ItemsReader items;

    private final List<Mention> amounts = new ArrayList<>();
    private final List<ItemList> itemLists = new ArrayList<>();
    private final List<Noted<BigDecimal>> totals = new ArrayList<>();
    private final List<Noted<BigDecimal>> rates = new ArrayList<>();
    private final List<Noted<String>> grades = new ArrayList<>();
    private final List<Member> team = new ArrayList<>();
    private @Nullable GradeScale scale;

    NarrativeRecogniser(List<Passage> passages, OutlineReader outline, ItemsReader items) {
        this.passages = passages;
        this.outline = outline.read(passages);
        this.items = items;
    }

    Narrative read(List<ItemList> tabled, boolean hasPictures) {
        for (var passage : passages) {
            amounts.addAll(Statements.amounts(passage));
            itemLists.addAll(items.inText(passage));
            totals.addAll(Statements.totals(passage));
            rates.addAll(Statements.rates(passage));
            grades.addAll(GradeWords.given(passage));
            team.addAll(PeopleReader.team(passage));
            scale = scale == null || !scale.hasBands()
                    ? GradeWords.scale(passage).orElse(scale)
                    : scale;
        }
        itemLists.addAll(tabled);
        var chapters = outline.stream().filter(heading -> heading.level() == 1).count();
        return new Narrative(
                passages,
                outline,
                named(PROJECT),
                named(DEPARTMENT),
                named(UNIT),
                amounts,
                itemLists,
                rates.isEmpty() ? null : rates.getFirst(),
                totals,
                grades,
                scale,
                team,
                objectives(),
                PeopleReader.form(passages, chapters >= 3, hasPictures));
    }

    private @Nullable Noted<String> named(Pattern pattern) {
        for (var passage : passages.subList(0, Math.min(60, passages.size()))) {
            var found = passage.text().length() > 120 ? null : pattern.matcher(passage.plain());
            if (found != null && found.matches()) {
                var place = passage.at(found.start(1), found.end(1));
                var value = passage.text().substring(found.start(1), found.end(1));
                return new Noted<>(value, value, place, Confidence.CERTAIN);
            }
        }
        return null;
    }

    private List<Noted<String>> objectives() {
        var found = new ArrayList<Noted<String>>();
        var chapter = outline.stream()
                .filter(heading -> heading.chapter() == Chapter.OBJECTIVE
                        && heading.title().matches(".*(绩效目标|总体目标|年度目标)(设定|设置|情况|设定情况|设置情况|及指标|和指标)?"))
                .filter(heading -> !heading.title().matches(".*(完成|实现|达成|分析|未|分解|下达|偏离).*"))
                .findFirst();
        if (chapter.isEmpty()) {
            return found;
        }
        for (var i = chapter.get().passage(); i < Math.min(chapter.get().end(), passages.size()); i++) {
            var passage = passages.get(i);
            var clauses = CLAUSES.matcher(passage.plain());
            while (clauses.find() && found.size() < MOST_OBJECTIVES) {
                objective(
                                passage,
                                clauses.start(),
                                clauses.group(),
                                i == chapter.get().passage())
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Noted<String>> objective(Passage passage, int start, String clause, boolean isHeading) {
        var number = NUMBERING.matcher(clause);
        var skipped = number.find() ? number.end() : 0;
        var words = clause.substring(skipped).strip();
        var isTitle = isHeading && words.matches(".{0,8}(绩效目标|总体目标|年度目标).{0,8}");
        if (words.length() < 5
                || isTitle
                || words.matches(".*[:：]|.{0,12}(情况|目标|如下)")
                || words.matches(".*(领导小组|自评工作|召开|预算\\d|万元).*")) {
            return Optional.empty();
        }
        var from = start + skipped + clause.substring(skipped).indexOf(words);
        return Optional.of(new Noted<>(words, words, passage.at(from, from + words.length()), Confidence.LIKELY));
    }
}
