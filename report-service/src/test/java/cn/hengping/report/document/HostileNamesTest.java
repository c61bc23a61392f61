package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.DocumentRefusal.GlyphMissing;
import cn.hengping.report.document.docx.DocxWriter;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.ofd.OfdWriter;
import cn.hengping.report.document.pdf.PdfWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("刁钻的名称和金额：每种表样、三种格式文字相同，不折断、不出格，或按名称拒绝")
class HostileNamesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> FORMS =
            List.of("founding", "national", "table-national", "table-nature", "table-review");

    private static ObjectNode evaluation() {
        return (ObjectNode) JSON.readTree(DocumentFixture.golden());
    }

    private static String named(String name) {
        var fact = evaluation();
        ((ObjectNode) fact.path("project")).put("name", name);
        ((ObjectNode) fact.path("unit")).put("name", name);
        ((ObjectNode) fact.path("department")).put("name", name);
        ((ObjectNode) fact.path("lines").get(0)).put("name", name).put("measure", name.substring(0, 1));
        return fact.toString();
    }

    private static Typeset set(String form, String json) {
        return DocumentFixture.press().set(DocumentFixture.read(json), Edition.FULL, DocumentFixture.outline(form));
    }

    /** All formats of all forms say what the document says; where cells go on on the next page, PDF and OFD say it page by page. */
    private static void requireEqualTexts(String json) throws Exception {
        for (var form : FORMS) {
            var set = set(form, json);
            var expected = Texts.of(set.document());
            var pdf = Texts.ofPdf(PdfWriter.write(set));
            assertThat(sorted(pdf)).as(form + " PDF").isEqualTo(sorted(expected));
            assertThat(Texts.ofOfd(OfdWriter.write(set))).as(form + " OFD").isEqualTo(pdf);
            assertThat(Texts.ofDocx(DocxWriter.write(set))).as(form + " DOCX").isEqualTo(expected);
        }
    }

    private static String sorted(String text) {
        return text.codePoints().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static List<Page.Run> runs(Typeset set) {
        return set.pages().stream()
                .flatMap(page -> page.marks().stream())
                .filter(Page.Run.class::isInstance)
                .map(Page.Run.class::cast)
                .toList();
    }

    static Stream<String> names() {
        return Stream.of(
                "丰南区“两山”办公室<第一>&《综合》科 'A' \"B\"",
                "<script>alert(1)</script>]]>&amp;",
                "某区某委员会某某领导小组办公室".repeat(14).substring(0, 200),
                "A".repeat(100),
                "１２３ＡＢＣ（甲）㈠①Ⅳ㎡",
                "零\u200b宽\u200d连\ufeff接\u00ad软",
                "控制\u0007\u001b[31m\n换\t行",
                "左\u202e右\u2066反\u061c",
                "龘䶮㐂〇");
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("很长的、带引号尖括号和与号的、带零宽与控制字符的单位名称")
    void a_strange_name_is_printed_as_it_is_or_without_what_has_no_shape(String name) throws Exception {
        requireEqualTexts(named(name));
        assertThat(set("table-national", named(name)).document().texts()).contains(Plain.lines(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷野",
                "\uD880\uDC00",
                "\uE000",
                "\uDBC0\uDC00",
                "שלום",
                "مرحبا",
                "नमस्ते",
                "e\u0301",
                "👩‍👩‍👧",
                "\uFFFF"
            })
    @DisplayName("二、三平面的字、私用区、从右到左的字、组合字符：印得出则三种格式相同，印不出则指明是哪些")
    void a_rare_character_is_printed_or_named(String name) throws Exception {
        var json = named("甲" + name);
        var refused = catchThrowableOfType(Refused.class, () -> set("table-national", json));

        if (refused == null) {
            requireEqualTexts(json);
            return;
        }
        assertThat(refused.refusal())
                .isInstanceOfSatisfying(
                        GlyphMissing.class,
                        missing -> assertThat(missing.codePoints().split("、"))
                                .isSubsetOf(name.codePoints()
                                        .mapToObj("U+%04X"::formatted)
                                        .toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999999999.99",
                "1000000000000000.00",
                "-1000000000000000.01",
                "12345678.91",
                "0.01",
                "0.00",
                "-0.01"
            })
    @DisplayName("千万亿、负数、零、一分钱：一分不差，一个数不折成两行，不出格")
    void an_amount_is_never_torn(String amount) throws Exception {
        var fact = evaluation();
        ((ArrayNode) fact.at("/project/items")).forEach(item -> ((ObjectNode) item).put("amountYuan", "0.00"));
        ((ObjectNode) fact.at("/project/items/0")).put("amountYuan", amount);
        for (var name : List.of("initialBudgetYuan", "fullYearBudgetYuan", "executedYuan")) {
            ((ObjectNode) fact.path("funds")).put(name, amount);
            ((ObjectNode) fact.at("/funds/rows/0")).put(name, amount);
        }
        var json = fact.toString();
        var printed = new java.math.BigDecimal(amount).movePointLeft(4).stripTrailingZeros();
        var told = (printed.scale() < 2 ? printed.setScale(2) : printed).toPlainString();

        requireEqualTexts(json);
        for (var form : FORMS) {
            assertThat(runs(set(form, json)).stream()
                            .map(Page.Run::text)
                            .filter(told::equals)
                            .count())
                    .as(form)
                    .isGreaterThanOrEqualTo(form.startsWith("table") ? 6 : 1);
        }
    }

    @Test
    @DisplayName("五万字的目标写进表里：三种格式文字相同，分页续写")
    void a_long_objective_is_the_same_in_all_forms() throws Exception {
        var text = "完成监测1,200条（见附件）。".repeat(3_200).substring(0, 50_000);

        requireEqualTexts(evaluation()
                .put("objective", text)
                .put("objectiveAchieved", text)
                .toString());
    }

    @Test
    @DisplayName("分条写的目标在格里也分行")
    void lines_in_a_cell_stay_lines() throws Exception {
        var json = evaluation().put("objective", "目标1：稳定运行。\r\n\n目标2：按月上报。").toString();

        requireEqualTexts(json);
        for (var form : FORMS.subList(2, FORMS.size())) {
            assertThat(runs(set(form, json)).stream().map(Page.Run::text)).contains("目标1：稳定运行。", "目标2：按月上报。");
        }
        assertThat(new String(
                        Texts.unpacked(DocxWriter.write(set("table-nature", json)))
                                .get("word/document.xml"),
                        StandardCharsets.UTF_8))
                .containsPattern("目标1：稳定运行。</w:t><w:br/><w:t[^>]*>目标2");
    }

    @Test
    @DisplayName("空的一切：没有指标、没有依据、没有明细、没有说明，也印得出，标题不落单")
    void an_evaluation_without_anything_is_printed() throws Exception {
        var fact = evaluation().put("objective", "").put("objectiveAchieved", "");
        ((ArrayNode) fact.path("lines")).removeAll();
        ((ArrayNode) fact.at("/project/items")).removeAll();
        ((ArrayNode) fact.at("/project/basis")).removeAll();
        ((ArrayNode) fact.at("/funds/rows")).removeAll();
        ((ArrayNode) fact.path("team")).removeAll();
        fact.putNull("selection");
        ((ObjectNode) fact.path("project")).put("content", " ").put("purpose", "");
        var narrative = (ObjectNode) fact.path("narrative");
        narrative.propertyNames().forEach(name -> narrative.put(name, ""));

        requireEqualTexts(fact.toString());
        for (var form : List.of("founding", "national")) {
            var blocks = set(form, fact.toString()).document().blocks();
            for (var i = 1; i < blocks.size(); i++) {
                if (blocks.get(i - 1) instanceof Document.Heading above
                        && blocks.get(i) instanceof Document.Heading below) {
                    assertThat(below.level()).as(above.text()).isGreaterThan(above.level());
                }
            }
            assertThat(Texts.of(set(form, fact.toString()).document())).doesNotContain("评价小组由组成", "其中：。", "依据：。");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", " ", "a/b\\c:d*e?f\"g<h>i|j", "con\u202efdp.exe", "x\u0000y\nz", ".隐藏"})
    @DisplayName("文件名不含路径、控制字符、方向符；很长的截短，任何系统都收得下")
    void a_file_name_is_taken_everywhere(String name) {
        assertThat(FileName.part(name))
                .isNotEmpty()
                .doesNotContainPattern("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}]")
                .doesNotStartWith(".")
                .doesNotEndWith(".");
        var long_ = DocumentFixture.print(named("龘".repeat(200))).stream()
                .map(file -> file.about().fileName())
                .collect(Collectors.toSet());
        assertThat(long_)
                .hasSize(6)
                .allSatisfy(one ->
                        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isLessThan(200));
    }
}
