package cn.hengping.evaluation.inspection.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Narrative.Chapter;
import cn.hengping.evaluation.inspection.Narrative.Heading;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.copies.SimHash;

/** Rules over the outline, and over paragraphs that stand where they should not. */
public final class Structure {
    private static final Pattern DUTY = Pattern.compile(
            "(?:^|[。；;，\\n])\\s*(?:[(]?[\\d一二三四五六七八九十]+[)、.])?\\s*(?:负责|承担|组织|指导|协调|统筹|贯彻|拟订|监督|承办|研究)[^。；;\\n]{4,}");
    private static final Pattern DUTIES = Pattern.compile("(主要职责|职能配置|工作职责|部门职责|单位职责|职责是|履行.{0,6}职责)");
    private static final Pattern PROJECTS =
            Pattern.compile("(?:共有?|涉及|全部|安排|本单位|部门).{0,8}?(\\d{1,3})\\s*个(?:预算|支出)?项目");
    private static final int LONG_PARAGRAPH = 40;
    private static final int MANY_DUTIES = 4;

    private Structure() {}

    public static Map<String, Check> checks() {
        return Map.of(
                "NumberingGap", Structure::numbering,
                "EmptyChapter", Structure::empty,
                "RepeatedParagraph", Structure::repeated,
                "DutiesAsContent", Structure::duties,
                "IndicatorTableMissing", Structure::noTable,
                "ProjectsWithoutTable", Structure::projects);
    }

    /** Numbers of one level under one heading rise by one; a paragraph that the word processor numbered says nothing. */
    private static void numbering(Dossier dossier, Found found) {
        var narrative = dossier.narrative();
        if (narrative.passages().stream()
                        .anyMatch(passage -> passage.kind() == Passage.Kind.NUMBERED
                                && !passage.text().isBlank())
                && !dossier.narrative().form().isReport()) {
            return;
        }
        var last = new HashMap<Integer, Heading>();
        for (var heading : narrative.outline()) {
            var before = last.get(heading.level());
            var isShortTitle = heading.level() <= 2;
            if (before != null
                    && isShortTitle
                    && heading.number() > before.number() + 1
                    && !numberedBetween(narrative, before, heading)) {
                found.at(
                        narrative.passages().get(heading.passage()).whole(),
                        "第 " + before.number() + " 之后是第 " + heading.number() + "：" + heading.title());
            } else if (before != null
                    && isShortTitle
                    && heading.number() == before.number()
                    && heading.number() > 0
                    && !heading.title().equals(before.title())
                    && heading.level() == 1) {
                found.at(
                        narrative.passages().get(heading.passage()).whole(),
                        "序号 " + heading.number() + " 出现两次：" + heading.title());
            }
            last.put(heading.level(), heading);
            last.keySet().removeIf(level -> level > heading.level());
        }
    }

    private static boolean numberedBetween(Narrative narrative, Heading from, Heading to) {
        return narrative.passages().subList(from.passage(), to.passage()).stream()
                .anyMatch(passage -> passage.kind() == Passage.Kind.NUMBERED);
    }

    private static void empty(Dossier dossier, Found found) {
        var narrative = dossier.narrative();
        if (!narrative.form().isReport() || !dossier.tables().isEmpty()) {
            return;
        }
        var outline = narrative.outline();
        for (var i = 0; i < outline.size(); i++) {
            var heading = outline.get(i);
            var passage = narrative.passages().get(heading.passage());
            var isTitle = passage.plain().strip().length() <= 30
                    && !passage.plain().strip().matches("(?s).*[。；;:]$");
            var isLast = i + 1 == outline.size();
            var nextIsNotBelow = isLast || outline.get(i + 1).level() <= heading.level();
            if (heading.level() <= 2
                    && isTitle
                    && heading.end() == heading.passage() + 1
                    && nextIsNotBelow
                    && heading.chapter() != Chapter.OTHER
                    && heading.chapter() != Chapter.UNKNOWN) {
                found.at(passage.whole(), "“" + heading.title() + "”之下没有内容");
            }
        }
    }

    private static void repeated(Dossier dossier, Found found) {
        var seen = new ArrayList<Passage>();
        var hashes = new ArrayList<Long>();
        var exact = new HashSet<String>();
        for (var passage : dossier.narrative().passages()) {
            var shape = SimHash.shape(passage.plain());
            if (shape.length() < LONG_PARAGRAPH) {
                continue;
            }
            var hash = SimHash.of(shape);
            var isSame = !exact.add(shape);
            for (var i = 0; i < seen.size() && !isSame && seen.size() < 400; i++) {
                isSame = SimHash.distance(hash, hashes.get(i)) <= 3
                        && SimHash.resemblance(shape, SimHash.shape(seen.get(i).plain())) >= 0.9;
            }
            if (isSame) {
                found.at(passage.whole(), "与前文一段相同（" + shape.length() + " 字）");
            }
            seen.add(passage);
            hashes.add(hash);
        }
    }

    private static void duties(Dossier dossier, Found found) {
        var narrative = dossier.narrative();
        for (var chapter : List.of(Chapter.CONTENT, Chapter.PURPOSE, Chapter.OVERVIEW)) {
            for (var passage : narrative.under(chapter)) {
                var duties = 0;
                var hit = DUTY.matcher(passage.plain());
                while (hit.find()) {
                    duties++;
                }
                var isNamed = DUTIES.matcher(passage.plain()).find() && duties >= 2;
                if (isNamed || duties >= MANY_DUTIES) {
                    found.at(passage.whole(), "一段中有 " + duties + " 句职责");
                    return;
                }
            }
        }
    }

    private static void noTable(Dossier dossier, Found found) {
        var narrative = dossier.narrative();
        var hasLines =
                dossier.tables().stream().anyMatch(table -> !table.lines().isEmpty());
        if (narrative.form().isReport()
                && !hasLines
                && dossier.unrecognised().stream()
                        .noneMatch(what -> what.contains("列的表") || what.contains("一张表没有认出"))) {
            narrative.totals().stream()
                    .findFirst()
                    .ifPresent(total -> found.at(
                            total.value().compareTo(Decimals.HUNDRED) == 0 ? Severity.WARNING : Severity.HINT,
                            total.place(),
                            "“" + total.text() + "”，全文没有指标打分表"));
        }
    }

    private static void projects(Dossier dossier, Found found) {
        var tables = dossier.tables().size();
        if (tables == 0) {
            return;
        }
        for (var passage : dossier.narrative().passages()) {
            var hit = PROJECTS.matcher(passage.plain());
            if (hit.find() && passage.plain().contains("自评") && Integer.parseInt(hit.group(1)) > tables && tables > 1) {
                found.at(Severity.HINT, passage.at(hit.start(), hit.end()), hit.group(1) + " 个项目，" + tables + " 张自评表");
                return;
            }
        }
    }
}
