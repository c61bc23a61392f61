package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.Document.Heading;
import cn.hengping.report.document.Document.Paragraph;
import cn.hengping.report.document.layout.Typesetter;
import cn.hengping.report.document.outline.Filling;
import cn.hengping.report.document.outline.Outline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("提纲与表样是数据")
class OutlineTest {
    private static final String GOLDEN = DocumentFixture.golden();

    private static Outline outline(List<Outline.Column> columns, Outline.Block... blocks) {
        return new Outline("own", 1, "本区提纲", DocumentKind.REPORT, false, "{年度}年度报告", List.of(blocks), columns);
    }

    private static Outline.Block text(String text) {
        return block(Outline.Type.TEXT, null, text);
    }

    private static Outline.Block block(Outline.Type type, @Nullable Integer level, String text) {
        return new Outline.Block(type, level, text, null, null);
    }

    private static List<String> headings(String code) {
        return DocumentFixture.document(code, GOLDEN).blocks().stream()
                .filter(Heading.class::isInstance)
                .map(Heading.class::cast)
                .filter(heading -> heading.level() == 1)
                .map(Heading::text)
                .toList();
    }

    @Test
    @DisplayName("全国提纲七章，创始样例提纲五章")
    void the_national_outline_has_seven_chapters_and_the_founding_one_five() {
        assertThat(headings("national")).hasSize(7).first().isEqualTo("一、项目基本情况");
        assertThat(headings("founding")).hasSize(5).first().isEqualTo("一、评价工作组织开展情况");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table-national", "table-nature", "table-review"})
    @DisplayName("每种表样的列与数据一致，行列不缺不重，宽表横排")
    void every_table_covers_its_grid(String code) {
        var document = DocumentFixture.document(code, GOLDEN);
        var tables = document.blocks().stream()
                .filter(Document.Table.class::isInstance)
                .map(Document.Table.class::cast)
                .toList();

        assertThat(tables).hasSize(2).allSatisfy(table -> {
            var area = table.rows().stream()
                    .flatMap(row -> row.cells().stream())
                    .mapToInt(cell -> cell.columns() * cell.rows())
                    .sum();
            assertThat(area).isEqualTo(table.widths().size() * table.rows().size());
            assertThat(table.widths().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(100);
        });
        assertThat(document.paper().isLandscape()).isEqualTo(!code.equals("table-national"));
        assertThat(Typesetter.pages(document, DocumentFixture.FONTS)).isNotEmpty();
    }

    @Test
    @DisplayName("资金三行总在：当年财政拨款、上年结转资金、其他资金，没有数也写 0.00；另有来源的跟在后面")
    void the_official_rows_of_funds_are_always_there() {
        var plain = DocumentFixture.document("table-national", GOLDEN).texts();
        var other = GOLDEN.replace("CARRY_OVER", "SUPERIOR_GRANT");

        assertThat(String.join(" ", plain))
                .contains("其中：当年财政拨款 21.18 20.18 19.65", "上年结转资金 0.00 0.00 0.00", "其他资金 0.00 0.00 0.00");
        assertThat(String.join(
                        " ", DocumentFixture.document("table-national", other).texts()))
                .contains("上年结转资金 0.00 0.00 0.00 — — — 其他资金 0.00 0.00 0.00 — — — SUPERIOR_GRANT 0.00");
    }

    @Test
    @DisplayName("指标跨页时，每页都有列名；三种表样都是")
    void the_titles_of_the_indicators_are_repeated() {
        var many = DocumentFixture.withLines(120);
        for (var code : List.of("table-national", "table-nature", "table-review")) {
            var pages = Typesetter.pages(DocumentFixture.document(code, many), DocumentFixture.FONTS);
            assertThat(pages.size()).isGreaterThan(3);
            assertThat(pages)
                    .allSatisfy(page -> assertThat(page.marks().stream()
                                    .filter(cn.hengping.report.document.layout.Page.Run.class::isInstance)
                                    .map(run -> ((cn.hengping.report.document.layout.Page.Run) run).text())
                                    .toList())
                            .contains("三级指标"));
        }
    }

    @Test
    @DisplayName("值里的花括号只是文字，不再当作占位符")
    void a_value_is_not_read_again() {
        var evaluation = GOLDEN.replace("教训正文。", "{项目名称}与${x}");
        var document = Filling.of(outline(List.of(), text("{教训}")).checked(), DocumentFixture.read(evaluation));

        assertThat(document.texts()).contains("{项目名称}与${x}");
    }

    @Test
    @DisplayName("空的章节写“无”，标题不落单；标题之外的空段落不印")
    void an_empty_section_says_none() {
        var evaluation = GOLDEN.replaceAll("\"lessons\": \"[^\"]*\"", "\"lessons\": \"  \"");
        var outline = outline(List.of(), block(Outline.Type.HEADING, 1, "一、教训"), text("{教训}"), text("{教训}"));

        var blocks =
                Filling.of(outline.checked(), DocumentFixture.read(evaluation)).blocks();

        assertThat(blocks).containsExactly(new Heading(1, "一、教训"), new Paragraph("无。"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{没有的}",
                "${项目名称}",
                "#{T(java.lang.Runtime)}",
                "{{项目名称}}",
                "<% out %>",
                "{项目名称",
                "}",
                "select * from document",
                "=SUM(A1)",
                "{项目名称|upper}",
                "{%if%}"
            })
    @DisplayName("占位符之外的一切写法都按名称拒绝")
    void anything_but_a_named_placeholder_is_refused(String hostile) {
        var refused = catchThrowableOfType(
                Refused.class, () -> outline(List.of(), text(hostile)).checked());

        assertThat(refused.refusal().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/blocks/0"))
                .satisfies(fault ->
                        assertThat(fault.code()).matches("OutlineFault.(UNKNOWN_PLACEHOLDER|EXPRESSION|STRAY_BRACE)"));
    }

    @Test
    @DisplayName("几处毛病一次说完：未知的表、缺列、列宽、级别")
    void faults_are_told_together() {
        var faulty = outline(
                List.of(new Outline.Column("得分", Outline.Value.DECLARED, 99)),
                block(Outline.Type.TABLE, null, "没有的表"),
                block(Outline.Type.HEADING, 7, "标题"));

        var refused = catchThrowableOfType(Refused.class, faulty::checked);

        assertThat(refused.refusal().faults())
                .extracting(Fault::code)
                .containsExactlyInAnyOrder(
                        "OutlineFault.UNKNOWN_TABLE",
                        "OutlineFault.LEVEL",
                        "OutlineFault.SHARES",
                        "OutlineFault.NO_COLUMNS");
    }

    @Test
    @DisplayName("公开版不见人员与个人号码，涉密项目没有公开版")
    void the_public_edition_names_nobody() {
        var press = DocumentFixture.press();
        var told = GOLDEN.replace(
                "教训正文。",
                "联系人：欧阳某某，电话13800138000、0315-8123456，身份证130207199001011234，邮箱a.b@c.cn；金额1234567890.12元，文号〔2024〕13800号。");

        var files = press.print(DocumentFixture.read(told), Edition.PUBLIC, press.usual());
        var report = Filling.of(press.usual().report(), Redaction.of(DocumentFixture.read(told)));

        assertThat(String.join("", report.texts()))
                .doesNotContain("欧阳", "13800138000", "8123456", "130207199001011234", "a.b@c.cn", "网信办副主任")
                .contains("评价小组由组长、副组长、组员、组员组成。", "1234567890.12元", "〔2024〕13800号", "联系人：（略）");
        assertThat(files).allSatisfy(file -> {
            assertThat(file.about().fileName()).contains("（公开版）");
            assertThat(file.about().signers()).isEmpty();
        });
        var classified = GOLDEN.replace("\"classified\": false", "\"classified\": true");
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> press.print(DocumentFixture.read(classified), Edition.PUBLIC, press.usual()))
                        .refusal())
                .isInstanceOf(DocumentRefusal.ClassifiedNotDisclosed.class);
    }
}
