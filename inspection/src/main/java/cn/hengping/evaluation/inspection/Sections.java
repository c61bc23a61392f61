package cn.hengping.evaluation.inspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.Narrative.Heading;

/**
 * Splits an old report into the chapters that an evaluation has (章节拆分), by the names that it has for them: each text belongs to the
 * nearest title before it that says what it is about. What stands under titles of something else (goals, funds) belongs to no chapter.
 */
final class Sections {
    private static final int LONGEST_TITLE = 24;
    /** What the project's own data tells, and no chapter. */
    private static final String NONE = "";
    /** Parts of the analysis, which outlines number as points. */
    private static final Set<String> PARTS = Set.of("managementAnalysis", "resultAnalysis");

    /** The date below a report; what was joined from the lines of a page has the office before it, and small print behind it. */
    private static final Pattern DATE =
            Pattern.compile("([^。，；]{0,40}?)\\d{4}年\\d{1,2}月\\d{1,2}日(本(报告|表).*)?", Pattern.DOTALL);

    private static final int MOST_LINES_OF_AN_END = 5;

    private record Title(String section, Pattern words) {
        static Title of(String section, String words) {
            return new Title(section, Pattern.compile(words));
        }
    }

    /** The first that fits counts. All of a title must fit: 资金使用情况 is a title, 资金使用不及时 a point. */
    private static final List<Title> TITLES = List.of(
            Title.of("other", "其他(需要?)?(说明)?的?(问题|事项|情况|说明)?"),
            Title.of("unmetReasons", ".{0,8}未(完成|达成|实现|达到).{0,6}(原因|说明|分析|情况).{0,4}|偏离.{0,6}原因.{0,4}"),
            Title.of("resultAnalysis", "(项目|年度)?(绩效|总体)?目标的?(完成|实现)(情况|程度|分析)*"),
            Title.of(NONE, "(项目|年度)?(绩效|总体|预期|年度)?(总体)?目标(设定|设置|申报|批复|及指标|情况)*"),
            Title.of(NONE, "(项目)?资金(来源|安排|投入)(情况|[与及和].{0,8})?|附件.{0,10}"),
            Title.of("conclusion", "(综合)?(自评|评价)?.{0,6}(结论|等级).{0,8}|综合(评价|自评)(情况)?"),
            Title.of("purposeOfEvaluation", "(绩效)?(自评|评价)(内容)?[和及与]?的?目的"),
            Title.of("organisation", ".{0,6}工作的?(组织)?(开展|实施)?(情况|过程)|(项目)?组织开展情况"),
            Title.of(
                    "managementAnalysis",
                    "(项目)?管理绩效(分析|情况|指标)*|(项目)?(预算|资金)(管理|执行|使用)([及和].{0,6})?(情况|分析)?"
                            + "|(项目)?(组织|过程)(实施|管理)(情况|分析)?"),
            Title.of(
                    "resultAnalysis",
                    "(项目)?结果绩效(分析|情况|指标)*|(各项|绩效)*指标(完成|实现|分析|得分|评分|情况)+"
                            + "|(项目)?绩效(评价|分析|自评|完成|实现|情况)+|(项目)?(产出|效益)(指标)?(完成)?(情况|分析)?"),
            Title.of("lessons", "(主要)?教训"),
            Title.of("experience", "(项目)?(实施|主要|成功)?的?(主要)?(经验|做法)([及和与、].{0,18}|教训)?"),
            Title.of(
                    "improvements",
                    "(下一步|有关|相关)?的?(改进|整改|工作)?(措施|建议|打算)([及和与].{0,8})?"
                            + "|(改进|整改|下一步)(工作)?(措施|建议|意见|打算|方向|思路|计划|安排)*|意见[和及与]?建议"),
            Title.of("problems", "(项目)?(实施|管理|执行)?中?的?(主要)?(存在)?的?(主要)?问题([及和与、].{0,14})?"),
            Title.of("background", "(项目)?(基本)?(概况|情况|概述|背景)([及和].{0,10})?|(项目)?(立项|设立)(背景|依据)(情况)?"));

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private String section = NONE;

    private Sections() {}

    static Map<String, String> of(Narrative narrative) {
        var sections = new Sections();
        var headings = narrative.outline().stream()
                .collect(Collectors.toMap(Heading::passage, Function.identity(), (a, _) -> a));
        var passages = narrative.passages();
        for (var i = 0; i < end(passages); i++) {
            sections.add(passages.get(i), headings.get(i));
        }
        return sections.joined();
    }

    /** Where the text ends and the signature begins: a short line, and a date below it. */
    private static int end(List<Passage> passages) {
        for (var i = passages.size() - 1; i > Math.max(0, passages.size() - MOST_LINES_OF_AN_END); i--) {
            var date = DATE.matcher(passages.get(i).plain().strip());
            if (date.matches()) {
                return date.group(1).isEmpty() && isShort(passages.get(i - 1).plain()) ? i - 1 : i;
            }
        }
        return passages.size();
    }

    private static boolean isShort(String line) {
        return line.length() <= 2 * LONGEST_TITLE && line.indexOf('。') < 0;
    }

    private void add(Passage passage, @org.jspecify.annotations.Nullable Heading heading) {
        var title = heading == null ? passage.plain().strip() : heading.title();
        var level = heading == null ? 2 : heading.level();
        var isPoint = heading == null && passage.plain().matches(".*[。，；:].*");
        var next = isPoint ? Optional.<String>empty() : section(title, level);
        if (next.isPresent()) {
            section = next.get();
            say(passage.text()
                    .substring(passage.plain().indexOf(title) + title.length())
                    .replaceFirst("^[。：:\\s]+", ""));
        } else {
            say(passage.text());
        }
    }

    /** The section that begins with this title, if it is one: points within a section begin none. */
    private Optional<String> section(String title, int level) {
        var plain = title.replace(" ", "");
        if (plain.length() > LONGEST_TITLE) {
            return Optional.empty();
        }
        var found = TITLES.stream()
                .filter(one -> one.words().matcher(plain).matches())
                .map(Title::section)
                .findFirst();
        if (level == 1 && found.isEmpty() && plain.indexOf('，') < 0) {
            return Optional.of(NONE);
        }
        return found.filter(one -> level <= 2 || (PARTS.contains(one) && PARTS.contains(section)));
    }

    private void say(String text) {
        if (!section.isEmpty() && !text.isBlank()) {
            texts.computeIfAbsent(section, _ -> new ArrayList<>()).add(text.strip());
        }
    }

    private Map<String, String> joined() {
        var joined = new LinkedHashMap<String, String>();
        texts.forEach((name, lines) -> joined.put(name, String.join("\n", lines)));
        return joined;
    }
}
