package cn.hengping.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import cn.hengping.platform.Refused;
import cn.hengping.report.document.DocumentRefusal.GlyphMissing;
import cn.hengping.report.document.layout.Page;
import cn.hengping.report.document.layout.Typesetter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("刁钻的内容：或印得正确，或按名称拒绝")
class HostileTextTest {
    private static final String GOLDEN = DocumentFixture.golden();

    private static String texts(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.marks().stream())
                .filter(Page.Run.class::isInstance)
                .map(Page.Run.class::cast)
                .map(Page.Run::text)
                .filter(text -> !text.matches("— \\d+ —"))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<w:p/>&amp;&#x0;<![CDATA[x]]>",
                "“引号”‘单引号’\\\"直引号\\\"'",
                "]]></ofd:TextCode><x>",
                "(括号\\\\)\\\\(反斜杠) Tj ET",
                "￥1,234,567,890.12元、-0.00元、1E+30元",
                "a\\tb\\u0007d\\u200be\\u202ef\\u2066g\\ufeffh\\u00a0i",
                "龘靐齉爨㐂䶮",
                "é à ñ ß Ω α ½ ² ③ ㎡ ℃ ‰ № ※ → √"
            })
    @DisplayName("标记、引号、控制字符、方向符、生僻字：三种格式文字相同")
    void hostile_text_is_only_text(String hostile) throws Exception {
        var json = GOLDEN.replace("教训正文。", hostile);

        var files = DocumentFixture.print(json);
        var expected = Texts.of(DocumentFixture.document("founding", json));

        assertThat(Texts.ofDocx(files.get(5).content())).isEqualTo(expected);
        assertThat(Texts.ofOfd(files.get(4).content())).isEqualTo(expected);
        assertThat(Texts.ofPdf(files.get(3).content())).isEqualTo(expected);
    }

    @Test
    @DisplayName("表情和字库没有的字一次全部指出，连同所在的文字")
    void all_missing_characters_are_named_at_once() {
        var json = GOLDEN.replace("教训正文。", "王\uD842\uDFB7与\uD83D\uDE00").replace("其他需要说明的问题正文。", "\uD83D\uDE80");

        var refused = catchThrowableOfType(Refused.class, () -> DocumentFixture.print(json));

        assertThat(refused.refusal()).isInstanceOfSatisfying(GlyphMissing.class, missing -> {
            assertThat(missing.codePoints()).contains("U+1F600", "U+1F680");
            assertThat(missing.characters()).contains("\uD83D\uDE00", "\uD83D\uDE80");
        });
    }

    @Test
    @DisplayName("封面装不下的项目名称：先收空白，再续一页，一字不少，不出版心，正文从第 1 页起")
    void a_cover_that_is_too_full_goes_on() {
        for (var length : new int[] {1, 120, 400, 2_000}) {
            var name = "网信系统建设及维护资金".repeat(200).substring(0, length);
            var cover = new Document.Cover(
                    "标题",
                    "副题",
                    List.of(
                            new Document.CoverLine("项目名称：", name),
                            new Document.CoverLine("", "没有标签"),
                            new Document.CoverLine("很长的标签".repeat(12), "文字"),
                            new Document.CoverLine("签字：", "")));
            var pages = Typesetter.pages(
                    new Document("封", List.of(cover, new Document.Paragraph("正文"))), DocumentFixture.FONTS);

            assertThat(texts(pages)).isEqualTo("标题副题项目名称：" + name + "没有标签" + "很长的标签".repeat(12) + "文字签字：正文");
            assertThat(pages.getLast().marks())
                    .anySatisfy(mark -> assertThat(mark)
                            .isInstanceOfSatisfying(
                                    Page.Run.class,
                                    run -> assertThat(run.text()).isEqualTo("— 1 —")));
            pages.forEach(page -> page.body().forEach(mark -> {
                if (mark instanceof Page.Run run) {
                    assertThat(run.y())
                            .isLessThan(page.paper().top() + page.paper().textHeight() + 0.5);
                }
            }));
        }
    }

    @Test
    @DisplayName("五万字的一段印成三种格式，文字相同")
    void a_long_text_is_the_same_in_all_formats() throws Exception {
        var text = "全年预算20180000.00元，执行“一千九百”（见附件）。".repeat(1_800).substring(0, 50_000);
        var json = GOLDEN.replace("教训正文。", text);

        var files = DocumentFixture.print(json);
        var expected = Texts.of(DocumentFixture.document("founding", json));

        assertThat(Texts.ofDocx(files.get(5).content())).isEqualTo(expected);
        assertThat(Texts.ofOfd(files.get(4).content())).isEqualTo(expected);
        assertThat(Texts.ofPdf(files.get(3).content())).isEqualTo(expected);
    }

    @Test
    @DisplayName("五万字的一段：：一字不少，行行不出版心，时间与长度成比例")
    void a_paragraph_of_fifty_thousand_characters() {
        var text = "全年预算20180000.00元，执行“一千九百”（见附件）。".repeat(1_800).substring(0, 50_000);

        var pages = Typesetter.pages(new Document("长", List.of(new Document.Paragraph(text))), DocumentFixture.FONTS);

        assertThat(texts(pages)).isEqualTo(text);
        assertThat(pages.size()).isBetween(60, 100);
    }

    @Test
    @DisplayName("一格五千字的表：分页续写，一字不少，不压页码")
    void a_cell_higher_than_a_page_is_parted() {
        var text = "格内文字，分页续写。".repeat(500);
        var rows = new ArrayList<Document.Row>();
        rows.add(Document.Row.of(Document.Cell.label("表头"), Document.Cell.label("内容")));
        rows.add(Document.Row.of(Document.Cell.text("前"), Document.Cell.text("短")));
        rows.add(Document.Row.of(Document.Cell.text("左"), Document.Cell.text(text)));
        rows.add(Document.Row.of(Document.Cell.text("后"), Document.Cell.text("尾")));

        var pages = Typesetter.pages(
                new Document("表", List.of(new Document.Table(List.of(20, 80), 1, rows))), DocumentFixture.FONTS);

        assertThat(pages.size()).isGreaterThan(3);
        assertThat(texts(pages).replace("表头内容", "")).isEqualTo("前短左" + text + "后尾");
        pages.forEach(page -> page.marks().forEach(mark -> {
            if (mark instanceof Page.Run run && !run.text().startsWith("— ")) {
                assertThat(run.y()).isLessThan(page.paper().top() + page.paper().textHeight() + 0.5);
            }
        }));
    }

    @Test
    @DisplayName("表头比半页还高也能排完，跨行的格被页截断后续写")
    void a_table_ends_whatever_its_header() {
        var rows = new ArrayList<Document.Row>();
        rows.add(Document.Row.of(Document.Cell.label("高".repeat(2_000)), Document.Cell.label("头")));
        rows.add(Document.Row.of(Document.Cell.label("跨").over(1, 60), Document.Cell.text("第0行")));
        for (var i = 1; i < 60; i++) {
            rows.add(Document.Row.of(Document.Cell.text("第" + i + "行")));
        }

        var pages = Typesetter.pages(
                new Document("表", List.of(new Document.Table(List.of(50, 50), 1, rows))), DocumentFixture.FONTS);

        assertThat(texts(pages)).contains("第0行", "第59行", "跨").containsOnlyOnce("跨");
    }

    @Test
    @DisplayName("破折号、省略号不拆开，书名号、括号按规矩，一个长网址不出版心")
    void lines_break_by_the_rules() {
        for (var shift = 0; shift < 30; shift++) {
            var text = "字".repeat(shift) + "网络安全——以《条例》为准……（见附件）〔2024〕18号《办法》。".repeat(8) + "http://example.org/"
                    + "a".repeat(120) + "。";
            var lines =
                    Typesetter.pages(new Document("行", List.of(new Document.Paragraph(text))), DocumentFixture.FONTS)
                            .stream()
                            .flatMap(page -> page.marks().stream())
                            .filter(Page.Run.class::isInstance)
                            .map(Page.Run.class::cast)
                            .filter(run -> run.size() == 16)
                            .toList();
            assertThat(lines).allSatisfy(line -> {
                assertThat(line.text()).doesNotMatch("^[，。》）〕].*").doesNotMatch(".*[《（〔]$");
                assertThat(line.x() + line.width()).isLessThan(184.05 * 72 / 25.4);
            });
            for (var i = 1; i < lines.size(); i++) {
                var joint = lines.get(i - 1)
                                .text()
                                .substring(lines.get(i - 1).text().length() - 1)
                        + lines.get(i).text().charAt(0);
                assertThat(joint).isNotIn("——", "……");
            }
            assertThat(lines.stream().map(Page.Run::text).collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }
}
