package cn.hengping.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;

import cn.hengping.platform.Money;
import cn.hengping.platform.sheet.MarkedCopy.Mark;
import cn.hengping.platform.sheet.SheetReader.Limits;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("上传的工作簿原样退回，只标注有问题的格")
class MarkedCopyTest {
    private static final Limits LIMITS = new Limits(10_000_000, 10_000, 60, 2_000);

    @TempDir
    Path folder;

    private Path copied(Path file, Mark... marks) throws IOException {
        var byRow = new HashMap<Integer, List<Mark>>();
        for (var mark : marks) {
            byRow.computeIfAbsent(mark.row(), _ -> new ArrayList<>()).add(mark);
        }
        var copy = folder.resolve("copy.xlsx");
        try (var marked = MarkedCopy.of(file).orElseThrow();
                var out = Files.newOutputStream(copy)) {
            marked.write(byRow, out);
        }
        return copy;
    }

    private static List<Row> read(Path file) {
        var rows = new ArrayList<Row>();
        try (var table = SheetReader.open(file, LIMITS)) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static String part(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> parts(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.stream().map(entry -> entry.getName()).sorted().toList();
        }
    }

    @Test
    @DisplayName("没有问题的行一字不动；有问题的格标红、加批注，行末写明；日期和金额的样式还在")
    void what_is_good_stays_and_what_is_bad_is_marked() throws IOException {
        var file = folder.resolve("table.xlsx");
        try (var table = SheetWriter.to(Files.newOutputStream(file), SheetWriter.Format.XLSX, "支付")) {
            table.header("凭证号", "金额", "日期", "摘要")
                    .row("A-1", Money.of("12.50"), LocalDate.of(2024, 2, 29), "甲 & <乙>")
                    .row("A-2", new BigDecimal("-3"), LocalDate.of(2025, 1, 1), "  丙");
        }

        var copy = copied(file, new Mark(3, 2, "不在<2024>年内"), new Mark(3, 1, "不能为负"));

        assertThat(read(copy))
                .containsExactly(
                        new Row(1, List.of("凭证号", "金额", "日期", "摘要")),
                        new Row(2, List.of("A-1", "12.5", "2024-02-29", "甲 & <乙>")),
                        new Row(3, List.of("A-2", "-3", "2025-01-01", "丙", "问题：不能为负；不在<2024>年内")));
        assertThat(part(copy, "xl/styles.xml")).contains("FFFFC7CE");
        assertThat(part(copy, "xl/comments1.xml")).contains("ref=\"C3\"").contains("不在&lt;2024&gt;年内");
        assertThat(part(copy, "xl/drawings/vmlDrawing1.vml")).contains("<x:Row>2</x:Row><x:Column>2</x:Column>");
        assertThat(part(copy, "xl/worksheets/sheet1.xml"))
                .contains("<legacyDrawing")
                .contains("frozen");
    }

    /** As other programs write it: a prefix, single quotes, comments, character data, places left out, texts shared. */
    private Path odd() {
        var sheet = """
                <?xml version="1.0" encoding="utf-8"?><!-- <row r="1"> --><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                 xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><x:sheetPr codeName="x"/><x:dimension ref="A1:C9"/>
                <x:cols><x:col min="1" max="3" width="31"/></x:cols><x:sheetData>
                <x:row r="2" spans='1:3'><x:c r="A2" t="s"><x:v>0</x:v></x:c></x:row><x:row r='3'/>
                <x:row r="4"><x:c t="s"><x:v>1</x:v></x:c><x:c t='inlineStr'><x:is><x:t><![CDATA[<row r="9">]]></x:t></x:is></x:c><!-- </row> --></x:row>
                <x:row ht="5"><x:c r="C5" s='1'><x:v>1</x:v></x:c></x:row></x:sheetData>
                <x:hyperlinks><x:hyperlink ref="A1" r:id="rId9"/></x:hyperlinks><x:mergeCells count="1"><x:mergeCell ref="A2:C2"/></x:mergeCells>
                <x:drawing r:id="rId8"/></x:worksheet>""";
        return Workbooks.of("")
                .part("xl/worksheets/sheet1.xml", sheet)
                .part("xl/workbook.xml", """
                        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                        <workbookPr date1904="1"/><sheets><sheet name="表" sheetId="1" r:id="rId7"/></sheets></workbook>""")
                .part("xl/styles.xml", """
                        <y:styleSheet xmlns:y="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><y:fills count="1"><y:fill/></y:fills>
                        <y:cellStyleXfs><y:xf/></y:cellStyleXfs><y:cellXfs count='2'><y:xf fillId="0"/><y:xf numFmtId="14" fillId='0'>
                        <y:alignment horizontal="left"/></y:xf></y:cellXfs></y:styleSheet>""")
                .part("xl/externalLinks/externalLink1.xml", "<externalLink/>")
                .part("xl/connections.xml", "<connections/>")
                .texts("<si><t>题头</t></si><si><t>甲</t></si>")
                .in(folder);
    }

    @Test
    @DisplayName("别的软件写的工作簿：前缀、单引号、注释、省略的位置、一九〇四年日期，都认得；行号不变")
    void workbooks_of_other_programs_are_copied_as_well() throws IOException {
        var before = read(odd());

        var copy = copied(odd(), new Mark(4, 1, "甲"), new Mark(4, 2, "空"), new Mark(5, 2, "日期"), new Mark(5, 0, "缺"));

        assertThat(before)
                .containsExactly(
                        new Row(2, List.of("题头")),
                        new Row(4, List.of("甲", "<row r=\"9\">")),
                        new Row(5, List.of("", "", "1904-01-02")));
        assertThat(read(copy))
                .containsExactly(
                        new Row(2, List.of("题头")),
                        new Row(4, List.of("甲", "<row r=\"9\">", "", "问题：甲；空")),
                        new Row(5, List.of("", "", "1904-01-02", "问题：缺；日期")));
        var sheet = part(copy, "xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains(
                        "<x:col min=\"1\" max=\"3\" width=\"31\"/>", "<x:mergeCell ref=\"A2:C2\"/>", "<x:legacyDrawing")
                .contains("<x:c s=\"3\" r=\"C5\"><x:v>1</x:v>")
                .doesNotContain("hyperlink", "<x:drawing", "sheetPr", "dimension", "spans");
        assertThat(part(copy, "xl/styles.xml"))
                .contains("<y:xf fillId=\"1\" applyFill=\"1\" numFmtId=\"14\">")
                .doesNotContain("count=");
    }

    @Test
    @DisplayName("没有标注的长行整行照抄：注释、字符数据、处理指令里的行尾不算行尾，跨过缓冲区也一样")
    void long_rows_without_marks_are_copied_as_bytes() throws IOException {
        var rows = new StringBuilder();
        for (var row = 11; row < 400; row++) {
            rows.append("<x:row r='%d' >%s".formatted(row, row % 7 == 0 ? "<!-- </x:row> </row> -->" : ""))
                    .append("<x:c t='inlineStr'><x:is><x:t><![CDATA[</x:row>%d]]></x:t></x:is></x:c>".formatted(row))
                    .append("<?note </row>?><x:c t='inlineStr'><x:is><x:t>")
                    .append("长".repeat(row * 5 % 1_900))
                    .append("</x:t></x:is></x:c></x:row >");
        }
        var sheet = "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>"
                + rows + "</x:sheetData></x:worksheet>";
        var file = Workbooks.of("").part("xl/worksheets/sheet1.xml", sheet).in(folder);
        var before = new ArrayList<>(read(file));

        var copy = copied(file, new Mark(200, 1, "太长"));

        var marked = new ArrayList<>(before.get(200 - 11).cells());
        marked.add("问题：太长");
        before.set(200 - 11, new Row(200, marked));
        assertThat(before).hasSize(389);
        assertThat(read(copy)).isEqualTo(before);
        assertThat(part(copy, "xl/worksheets/sheet1.xml"))
                .contains("<?note </row>?>")
                .contains("</x:sheetData>");
    }

    @Test
    @DisplayName("工作簿里别的东西（外部链接、数据连接、图形、超链接）一样也不带回")
    void nothing_else_of_the_upload_is_passed_on() throws IOException {
        assertThat(parts(copied(odd(), new Mark(4, 1, "甲"))))
                .containsExactly(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "xl/_rels/workbook.xml.rels",
                        "xl/comments1.xml",
                        "xl/drawings/vmlDrawing1.vml",
                        "xl/sharedStrings.xml",
                        "xl/styles.xml",
                        "xl/workbook.xml",
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        "xl/worksheets/sheet1.xml");
        assertThat(parts(copied(odd()))).doesNotContain("xl/comments1.xml");
    }

    @Test
    @DisplayName("任意的表、任意的标注：读回来与原表逐格相同，只多行末的问题")
    void any_table_comes_back_with_its_remarks() throws IOException {
        var random = new Random(20240402);
        for (var round = 0; round < 20; round++) {
            var file = folder.resolve("any-" + round);
            var rows = 1 + random.nextInt(40);
            try (var table = SheetWriter.to(Files.newOutputStream(file), SheetWriter.Format.XLSX, "表")) {
                table.header("甲", "乙", "丙", "丁");
                for (var i = 0; i < rows; i++) {
                    var text = random.nextBoolean() ? "文<字>\n" + "长".repeat(random.nextInt(1_500)) : null;
                    table.row(
                            "行" + i,
                            text,
                            random.nextBoolean() ? random.nextInt(100) : null,
                            LocalDate.EPOCH.plusDays(i + 1L));
                }
            }
            var marks = new HashMap<Integer, List<Mark>>();
            for (var i = 0; i < rows; i++) {
                if (random.nextInt(3) == 0) {
                    marks.put(i + 2, List.of(new Mark(i + 2, random.nextInt(6), "不对" + i)));
                }
            }

            var copy =
                    copied(file, marks.values().stream().flatMap(List::stream).toArray(Mark[]::new));

            assertThat(read(copy)).isEqualTo(expected(read(file), marks));
        }
    }

    private static List<Row> expected(List<Row> rows, Map<Integer, List<Mark>> marks) {
        return rows.stream()
                .map(row -> {
                    var found = marks.get(row.number());
                    var cells = new ArrayList<>(row.cells());
                    if (found != null) {
                        var width = Math.max(
                                Math.max(4, cells.size()), found.getFirst().column() + 1);
                        while (cells.size() < width) {
                            cells.add("");
                        }
                        cells.add("问题：" + found.getFirst().remark());
                    }
                    return new Row(row.number(), cells);
                })
                .toList();
    }

    @Test
    @DisplayName("不是工作簿的、别的编码的，不照抄")
    void what_is_no_usual_workbook_is_not_copied() throws IOException {
        var csv = Files.writeString(folder.resolve("a.csv"), "甲,乙");
        var sheet = "<?xml version=\"1.0\" encoding=\"GB18030\"?><worksheet><sheetData/></worksheet>";
        var other = Workbooks.of("").part("xl/worksheets/sheet1.xml", sheet).in(folder);

        assertThat(MarkedCopy.of(csv)).isEmpty();
        assertThat(MarkedCopy.of(other)).isEmpty();
    }
}
