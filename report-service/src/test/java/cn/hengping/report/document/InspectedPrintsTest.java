package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.Draft;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.InspectFile;
import cn.hengping.evaluation.inspection.Inspected;
import cn.hengping.evaluation.inspection.recognition.Words;
import cn.hengping.report.document.docx.DocxWriter;
import cn.hengping.report.document.pdf.PdfWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the system prints is read again by the inspection, as any old report would be: it finds what was planted, and nothing else. */
@DisplayName("自己出具的文件，质量校验读得回来，不多说一句")
class InspectedPrintsTest {
    private static final InspectFile INSPECT = new InspectFile(new Words(null));

    private static List<Inspected> read(String outline, String json) {
        var set =
                DocumentFixture.press().set(DocumentFixture.read(json), Edition.FULL, DocumentFixture.outline(outline));
        return List.of(INSPECT.inspect(DocxWriter.write(set)), INSPECT.inspect(PdfWriter.write(set)));
    }

    private static Set<String> codes(Inspected inspected) {
        return inspected.findings().stream().map(Finding::code).collect(Collectors.toSet());
    }

    private static List<Integer> lines(Inspected inspected) {
        return inspected.dossier().tables().stream()
                .map(table -> table.lines().size())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"founding", "national"})
    @DisplayName("报告：七项指标都认出；只说样本里确有的：超额、名实不符、重复的段落、未说明的扣分、待签字盖章")
    void a_report_is_read_back(String outline) {
        assertThat(read(outline, DocumentFixture.golden()))
                .allSatisfy(report -> assertThat(lines(report)).containsExactly(7))
                .allSatisfy(report -> assertThat(codes(report))
                        .containsExactlyInAnyOrder(
                                "OverAchieved",
                                "NameAgainstSpending",
                                "RepeatedParagraph",
                                "ShortfallUnexplained",
                                "SignatureMissing",
                                "SealMissing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"table-national", "table-nature", "table-review"})
    @DisplayName("自评表：样本的总分与各项之和不符，说得出来；此外只有超额")
    void a_table_is_read_back(String outline) {
        assertThat(read(outline, DocumentFixture.golden()))
                .allSatisfy(table -> assertThat(lines(table)).containsExactly(7))
                .allSatisfy(table -> assertThat(table.dossier().unrecognised()).isEmpty())
                .allSatisfy(
                        table -> assertThat(codes(table)).containsExactlyInAnyOrder("OverAchieved", "ScoresOffTotal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"founding", "national", "table-national", "table-nature", "table-review"})
    @DisplayName("跨页的长表是一张表：六十行都认出，两种格式说得一样")
    void a_long_table_is_one(String outline) {
        var both = read(outline, DocumentFixture.withLines(60));

        assertThat(both).allSatisfy(one -> assertThat(lines(one)).containsExactly(60));
        assertThat(codes(both.getFirst())).isEqualTo(codes(both.getLast())).contains("WeightsOff100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"founding", "national"})
    @DisplayName("往年的报告拆得回章节：十二段正文各在自己名下，没有串到别处")
    void a_report_is_split_into_its_chapters(String outline) {
        var chapters = List.of(
                Map.entry("organisation", "评价工作组织开展情况正文。"),
                Map.entry("background", "项目背景正文。"),
                Map.entry("managementAnalysis", "项目管理绩效正文。"),
                Map.entry("resultAnalysis", "项目结果绩效正文。"),
                Map.entry("conclusion", "综合评价结论正文。"),
                Map.entry("experience", "实施的经验正文。"),
                Map.entry("problems", "存在的问题正文。"),
                Map.entry("improvements", "改进措施正文。"),
                Map.entry("other", "其他需要说明的问题正文。"));

        assertThat(read(outline, DocumentFixture.golden())).allSatisfy(report -> {
            var narrative = Draft.of(report.dossier()).getFirst().narrative();
            chapters.forEach(chapter -> assertThat(narrative.entrySet().stream()
                            .filter(one -> one.getValue().contains(chapter.getValue()))
                            .map(Map.Entry::getKey))
                    .as(chapter.getValue())
                    .containsExactly(chapter.getKey()));
            assertThat(narrative.get("other")).doesNotContain("2025年2月26日", "本报告得分为自评分");
        });
    }
}
