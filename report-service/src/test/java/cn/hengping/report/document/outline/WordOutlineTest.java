package cn.hengping.report.document.outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineUnreadable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("用 Word 写的提纲：只取文字与占位符，能动的东西按名称拒绝")
class WordOutlineTest {
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static byte[] word(String body, Map<String, String> more) {
        var archive = new Archive()
                .add("[Content_Types].xml", "<Types/>")
                .add(
                        "word/styles.xml",
                        "<w:styles " + W
                                + "><w:style w:styleId=\"2\"><w:name w:val=\"heading 1\"/></w:style></w:styles>")
                .add("word/document.xml", "<w:document " + W + "><w:body>" + body + "</w:body></w:document>");
        more.forEach(archive::add);
        return archive.bytes();
    }

    private static String paragraph(String style, String... runs) {
        var xml = new StringBuilder("<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>");
        for (var run : runs) {
            xml.append("<w:r><w:t>").append(run).append("</w:t></w:r>");
        }
        return xml.append("</w:p>").toString();
    }

    @Test
    @DisplayName("标题按样式名，占位符可以断在几个片段里，表与封面按约定放置")
    void headings_texts_and_tables_are_read() {
        var outline = WordOutline.read(
                word(
                        paragraph("", "【封面】")
                                + paragraph("2", "一、", "概况")
                                + paragraph("x", "本项目{项目", "名称}由{实施单位}实施。")
                                + paragraph("", "【表：指标得分】"),
                        Map.of()),
                "own",
                "本区提纲");

        assertThat(outline.checked().blocks().stream().map(Outline.Block::type))
                .containsExactly(Outline.Type.COVER, Outline.Type.HEADING, Outline.Type.TEXT, Outline.Type.TABLE);
        assertThat(outline.blocks().get(2).text()).isEqualTo("本项目{项目名称}由{实施单位}实施。");
        assertThat(outline.blocks().get(1).text()).isEqualTo("一、概况");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<w:p><w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r></w:p>|OutlineFault.FIELD",
                "<w:p><w:fldSimple w:instr=\"INCLUDETEXT x\"/></w:p>|OutlineFault.FIELD",
                "<w:altChunk/>|OutlineFault.FOREIGN_CONTENT",
                "<w:tbl/>|OutlineFault.OWN_TABLE",
                "<w:p><w:r><w:object/></w:r></w:p>|OutlineFault.EMBEDDED_OBJECT",
                "<w:p><w:r><w:drawing/></w:r></w:p>|OutlineFault.EMBEDDED_OBJECT"
            })
    @DisplayName("域、外来内容、自画表格、嵌入对象")
    void what_could_act_is_refused(String body, String code) {
        assertThat(catchThrowableOfType(Refused.class, () -> WordOutline.read(word(body, Map.of()), "own", "提纲"))
                        .refusal()
                        .faults())
                .extracting(Fault::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({
        "word/vbaProject.bin,x,OutlineFault.MACRO",
        "word/embeddings/oleObject1.bin,x,OutlineFault.EMBEDDED_OBJECT",
        "word/_rels/settings.xml.rels,<Relationship Target=\"file:///etc/x.dotm\" TargetMode=\"External\"/>,OutlineFault.EXTERNAL_LINK",
        "word/_rels/x.rels,'<r><Relationship Target=''http://x'' TargetMode=''External''/></r>',OutlineFault.EXTERNAL_LINK"
    })
    @DisplayName("宏、OLE、外部模板")
    void what_lies_in_the_package_is_looked_at(String part, String content, String code) {
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> WordOutline.read(word(paragraph("", "文"), Map.of(part, content)), "own", "提纲"))
                        .refusal()
                        .faults())
                .extracting(Fault::code)
                .containsExactly(code);
    }

    @Test
    @DisplayName("坏的 XML 读不出来；文档类型声明按名称拒绝，不论声明什么")
    void broken_xml_is_refused() {
        assertThat(refusal(new Archive().add("word/document.xml", "<w:p>").bytes()))
                .isInstanceOf(OutlineUnreadable.class);
        var entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        assertThat(refusal(new Archive().add("word/document.xml", entity).bytes())
                        .faults())
                .extracting(Fault::code)
                .containsExactly("OutlineFault.DOCUMENT_TYPE");
    }

    @Test
    @DisplayName("不是 DOCX 的压缩包说得出是什么；展开后过大、部分过多、残缺的包")
    void bombs_are_refused() {
        assertThat(refusal(new Archive().add("xl/workbook.xml", "<x/>").bytes()))
                .isEqualTo(new OutlineRefusal.OutlineOfAnotherKind("Excel"));
        assertThat(refusal(new Archive().add("ppt/presentation.xml", "<x/>").bytes()))
                .isEqualTo(new OutlineRefusal.OutlineOfAnotherKind("PowerPoint"));
        assertThat(refusal(new Archive().bytes())).isEqualTo(new OutlineRefusal.OutlineOfAnotherKind("ZIP"));
        assertThat(refusal(new byte[] {'P', 'K', 3, 4})).isEqualTo(new OutlineRefusal.OutlineOfAnotherKind("ZIP"));
        assertThat(refusal(new Archive()
                        .add("word/document.xml", new byte[20 << 20])
                        .bytes()))
                .isInstanceOf(OutlineRefusal.OutlineUnpacksTooLarge.class);
        var crowded = new Archive();
        for (var i = 0; i < 600; i++) {
            crowded.add("word/part" + i + ".xml", "<x/>");
        }
        assertThat(refusal(crowded.bytes())).isInstanceOf(OutlineRefusal.OutlineUnpacksTooLarge.class);
    }

    @Test
    @DisplayName("一万个占位符：按数目拒绝；一万处毛病只说前一百处")
    void placeholders_and_faults_are_bounded() {
        var many = "<w:p><w:r><w:t>" + "{年度}".repeat(1_000) + "</w:t></w:r></w:p>";
        var read = WordOutline.read(word(many, Map.of()), "own", "提纲");
        assertThat(catchThrowableOfType(Refused.class, read::checked).refusal().faults())
                .extracting(Fault::code)
                .contains("OutlineFault.PLACEHOLDERS");
        var faulty = "<w:p><w:fldSimple w:instr=\"DDE\"/></w:p>".repeat(10_000);
        assertThat(refusal(word(faulty, Map.of())).faults()).hasSize(100);
    }

    private static Refusal refusal(byte[] file) {
        return catchThrowableOfType(Refused.class, () -> WordOutline.read(file, "own", "提纲"))
                .refusal();
    }
}
