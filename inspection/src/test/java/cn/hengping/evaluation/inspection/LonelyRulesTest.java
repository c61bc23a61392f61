package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.hengping.evaluation.inspection.recognition.Words;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("样本集之外的规则：各有一正一反")
class LonelyRulesTest {
    private static final InspectFile INSPECT = new InspectFile(new Words(null));
    private static final String COVER = """
            项目支出绩效自评报告
            项目名称：普法宣传经费
            项目实施单位（公章）：区司法局
            2025年3月1日
            一、项目概况
            预算安排8万元，实际支出8万元。
            二、绩效目标
            举办法治讲座30场。
            三、完成情况
            举办法治讲座32场。
            """;

    private static List<String> codes(byte[] bytes) {
        return INSPECT.inspect(bytes).findings().stream().map(Finding::code).toList();
    }

    private static List<String> codes(String text) {
        return codes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String docx(String text) {
        return text.lines().map(Papers::paragraph).collect(Collectors.joining());
    }

    private static List<List<String>> table(String name) throws Exception {
        return Files.readAllLines(Path.of("src/test/resources/corpus/tables/" + name)).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    @Test
    @DisplayName("SealMissing：写有（公章）而没有图章；有图片的不说")
    void a_seal_is_missed_where_there_is_no_picture() {
        assertThat(codes(Papers.docx(docx(COVER)))).contains("SealMissing");
        assertThat(codes(Papers.docx(
                        docx(COVER) + "<w:p><w:r><w:drawing><a:blip xmlns:a=\"a\"/></w:drawing></w:r></w:p>")))
                .doesNotContain("SealMissing");
        assertThat(codes(COVER.replace("（公章）", ""))).doesNotContain("SealMissing");
    }

    @Test
    @DisplayName("WeightsUnusual：一级指标分值不是通行的几种；通行的不说")
    void unusual_points_are_told_and_usual_ones_are_not() throws Exception {
        assertThat(codes(Papers.docx(table("clean-salary-22.5.tsv")))).contains("WeightsUnusual");
        assertThat(codes(Papers.docx(table("clean-national.tsv")))).doesNotContain("WeightsUnusual");
        assertThat(codes(Papers.docx(table("clean-cost-inverse.tsv")))).doesNotContain("WeightsUnusual");
    }

    @Test
    @DisplayName("ProjectsWithoutTable：说有五个项目而只有两张表；表数相符的不说")
    void projects_without_a_table_are_told() throws Exception {
        var tables = Papers.table(table("clean-two-projects.tsv"));
        var five = "本单位全部5个项目均开展了绩效自评，自评情况如下。";

        assertThat(codes(Papers.docx(Papers.paragraph(five) + tables))).contains("ProjectsWithoutTable");
        assertThat(codes(Papers.docx(Papers.paragraph(five.replace('5', '2')) + tables)))
                .doesNotContain("ProjectsWithoutTable");
    }

    private static final String PASSAGE =
            "全年组织开展消防安全检查一百二十余次，督促整改火灾隐患三百多处，对重点单位逐一建立台账，" + "并邀请第三方机构对高层建筑的消防设施进行检测，居民的安全感明显增强。";

    private static String report(String unit, int year, String passage) {
        return unit + year + "年度消防项目绩效自评报告\n项目名称：" + unit + "消防经费\n一、项目概况\n" + unit + "预算安排12万元。\n二、完成情况\n" + passage
                + "\n三、结论\n自评得分95分。\n";
    }

    /** The names of the files that the tool says hold copies. */
    private static List<String> copies(Path folder) throws Exception {
        var json = folder.resolve("a.json");
        cn.hengping.evaluation.inspection.tool.Inspect.run(
                List.of("--json=" + json, "--xlsx=" + folder.resolve("a.xlsx"), folder.toString()));
        return new tools.jackson.databind.json.JsonMapper()
                .readTree(Files.readString(json))
                .valueStream()
                .filter(result -> result.path("findings")
                        .valueStream()
                        .anyMatch(finding -> finding.path("code").asString().equals("CopiedFromElsewhere")))
                .map(result ->
                        Path.of(result.path("file").asString()).getFileName().toString())
                .toList();
    }

    @Test
    @DisplayName("CopiedFromElsewhere：抄别的单位的、抄上年的，改几个字也认得")
    void copies_of_other_units_and_of_last_year_are_told(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("1.txt"), report("甲街道", 2024, PASSAGE));
        Files.writeString(
                folder.resolve("2.txt"),
                report("乙镇", 2024, PASSAGE.replace("消防安全检查", "消防专项检查").replace("居民", "群众")));
        Files.writeString(folder.resolve("3.txt"), report("甲街道", 2025, PASSAGE));

        assertThat(copies(folder)).containsExactlyInAnyOrder("2.txt", "3.txt");
    }

    @Test
    @DisplayName("CopiedFromElsewhere：同一报告的两种格式、法规和表单中的话、人人都写的话，不算")
    void two_formats_of_one_report_and_words_of_everybody_are_no_copies(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        var report = report("甲街道", 2024, PASSAGE);
        Files.writeString(folder.resolve("1.txt"), report);
        Files.write(folder.resolve("1.docx"), Papers.docx(docx(report)));
        var rule = "定量指标得分按照完成值与目标值的比例计分，完成目标的得满分，得分一档最高不能超过该指标分值上限；定性指标分为三档，分别按100%至80%、80%至60%、60%至0合理确定分值。";
        Files.writeString(folder.resolve("2.txt"), report("乙镇", 2024, rule));
        Files.writeString(folder.resolve("3.txt"), report("丙镇", 2024, rule));
        IntStream.range(10, 22).forEach(i -> {
            try {
                Files.writeString(
                        folder.resolve(i + ".txt"),
                        report("第" + i + "村", 2024, "各项工作按照年初既定的计划有序推进，资金使用规范合理，项目管理制度完善健全，取得了较好的社会效益和群众口碑，达到了预期的效果。"));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertThat(copies(folder)).isEmpty();
    }
}
