package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.recognition.Words;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("自评质量校验：样本集")
class CorpusTest {
    /** Rules that no paper alone can show: other tests do. */
    private static final Set<String> ELSEWHERE =
            Set.of("CopiedFromElsewhere", "SealMissing", "WeightsUnusual", "ProjectsWithoutTable");

    static List<Corpus.Paper> papers() {
        return Corpus.papers();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    @DisplayName("每份样本的错误和警告，不多也不少")
    void each_paper_shows_what_belongs_to_it_and_nothing_else(Corpus.Paper paper) {
        assertThat(paper.found()).isEqualTo(paper.expected());
    }

    @Test
    @DisplayName("每条规则至少有一份样本")
    void every_rule_has_a_paper_that_shows_it() {
        var shown = new TreeSet<String>(ELSEWHERE);
        Corpus.papers().forEach(paper -> shown.addAll(paper.expected()));

        var rules = new Inspection(new Words(null))
                .rules().stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(rules).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    @DisplayName("逐条规则的查准率与查全率")
    void precision_and_recall_of_every_rule() {
        var wrongs = new ArrayList<String>();

        var scores = Corpus.scores(wrongs);

        System.out.println("规则  命中  误报  漏报  查准率  查全率");
        scores.forEach((code, score) -> System.out.printf(
                "%-30s %4d %4d %4d  %5.1f%% %5.1f%%%n",
                code,
                score.right,
                score.wrong,
                score.missed,
                100.0 * score.right / Math.max(1, score.right + score.wrong),
                100.0 * score.right / Math.max(1, score.right + score.missed)));
        System.out.println(String.join("\n", wrongs));
        assertThat(share(scores, Severity.ERROR, score -> score.right + score.wrong))
                .as("of the errors told, those that are")
                .isGreaterThanOrEqualTo(0.98);
        assertThat(share(scores, Severity.ERROR, score -> score.right + score.missed))
                .as("of the errors planted, those found")
                .isGreaterThanOrEqualTo(0.95);
        assertThat(share(scores, Severity.WARNING, score -> score.right + score.wrong))
                .isGreaterThanOrEqualTo(0.95);
        assertThat(share(scores, Severity.WARNING, score -> score.right + score.missed))
                .isGreaterThanOrEqualTo(0.95);
    }

    private static double share(
            Map<String, Corpus.Score> scores, Severity severity, ToIntFunction<Corpus.Score> whole) {
        var inspection = new Inspection(new Words(null));
        var some = scores.entrySet().stream()
                .filter(score -> inspection.rule(score.getKey()).severity() == severity)
                .map(Map.Entry::getValue)
                .toList();
        return (double) some.stream().mapToInt(score -> score.right).sum()
                / some.stream().mapToInt(whole).sum();
    }

    @Test
    @DisplayName("样本至少一半干净，干净的没有一处错误")
    void at_least_half_of_the_papers_are_clean_and_show_no_error() {
        var papers = Corpus.papers();
        var clean = papers.stream()
                .filter(paper -> paper.name().startsWith("clean-"))
                .toList();

        assertThat(clean.size() * 2).isGreaterThanOrEqualTo(papers.size());
        assertThat(clean)
                .allSatisfy(paper ->
                        assertThat(paper.findings()).noneMatch(finding -> finding.severity() == Severity.ERROR));
    }

    @Test
    @DisplayName("创始样例照公开时的样子，至少十处问题")
    void the_founding_example_as_published_holds_at_least_ten() {
        var founding = Corpus.papers().stream()
                .filter(paper -> paper.name().equals("founding.txt"))
                .findFirst()
                .orElseThrow();

        var codes = founding.findings().stream()
                .filter(finding -> finding.severity() != Severity.HINT)
                .map(Finding::code)
                .collect(Collectors.toSet());

        assertThat(codes).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    @DisplayName("每处问题都指明位置、算式和怎样消除，位置上的文字与原文一致")
    void every_finding_names_place_evidence_and_remedy() {
        var inspect = new InspectFile(new Words(null));
        for (var paper : Corpus.papers()) {
            var inspected = inspect.inspect(paper.bytes());
            for (var finding : inspected.findings()) {
                var span = finding.place().span();
                assertThat(finding.evidence()).isNotBlank();
                assertThat(finding.clears()).isNotBlank();
                assertThat(finding.source()).isNotBlank();
                if (span != null) {
                    var there = inspected.document().text().substring(span.start(), span.end());
                    assertThat(new Place(null, null, there).excerpt())
                            .isEqualTo(finding.place().excerpt());
                }
            }
        }
    }
}
