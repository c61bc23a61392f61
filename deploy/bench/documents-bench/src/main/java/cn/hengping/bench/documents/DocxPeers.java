package cn.hengping.bench.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.docx.DocxWriter;
import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.data.RowRenderData;
import com.deepoove.poi.data.Rows;
import com.deepoove.poi.data.Tables;
import org.docx4j.model.datastorage.migration.VariablePrepare;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.wml.ObjectFactory;
import org.docx4j.wml.Tbl;

/**
 * The same DOCX by poi-tl and by docx4j: a template with the styles of ours and a placeholder for each text, filled by the texts of the
 * document; tables are built by the library, as their users do.
 */
final class DocxPeers {
    private final Document document;
    private final byte[] curly;
    private final byte[] dollar;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Document.Table> tables = new ArrayList<>();

    DocxPeers(Document document, FoundingReport report) {
        this.document = document;
        curly = template("{{", "}}", report);
        dollar = template("${", "}", report);
    }

    private byte[] template(String open, String close, FoundingReport report) {
        tables.clear();
        var blocks = new ArrayList<Block>();
        for (var block : document.blocks()) {
            blocks.add(placeholder(block, open, close));
        }
        return DocxWriter.write(new Document(document.title(), blocks), Instant.EPOCH, report.fonts);
    }

    private String named(String text, String open, String close) {
        if (text.isEmpty()) {
            return "";
        }
        var name = "t" + Integer.toHexString(text.hashCode());
        texts.put(name, text);
        return open + name + close;
    }

    private Block placeholder(Block block, String open, String close) {
        return switch (block) {
            case Document.Cover cover ->
                new Document.Cover(
                        named(cover.title(), open, close),
                        named(cover.subtitle(), open, close),
                        cover.lines().stream()
                                .map(line -> new Document.CoverLine(line.label(), named(line.text(), open, close)))
                                .toList());
            case Document.Title title ->
                new Document.Title(named(title.text(), open, close), named(title.subtitle(), open, close));
            case Document.Heading heading -> new Document.Heading(heading.level(), named(heading.text(), open, close));
            case Document.Paragraph paragraph -> new Document.Paragraph(named(paragraph.text(), open, close));
            case Document.Note note -> new Document.Note(named(note.text(), open, close));
            case Document.Closing closing -> new Document.Closing(named(closing.text(), open, close));
            case Document.Table table -> {
                tables.add(table);
                var name = "table" + tables.size();
                yield new Document.Paragraph(open.equals("{{") ? "{{#" + name + "}}" : name);
            }
        };
    }

    byte[] poiTl() throws Exception {
        var data = new HashMap<String, Object>(texts);
        for (var i = 0; i < tables.size(); i++) {
            var rows = tables.get(i).rows().stream().map(DocxPeers::row).toArray(RowRenderData[]::new);
            data.put("table" + (i + 1), Tables.create(rows));
        }
        var out = new ByteArrayOutputStream();
        try (var template = XWPFTemplate.compile(new ByteArrayInputStream(curly))) {
            template.render(data).write(out);
        }
        return out.toByteArray();
    }

    /** poi-tl wants as many cells in each row: a wide one is filled up. */
    private static RowRenderData row(Document.Row row) {
        var cells = new ArrayList<String>();
        for (var cell : row.cells()) {
            cells.add(cell.text());
            for (var i = 1; i < cell.columns(); i++) {
                cells.add("");
            }
        }
        return Rows.create(cells.toArray(String[]::new));
    }

    byte[] docx4j() throws Exception {
        var word = WordprocessingMLPackage.load(new ByteArrayInputStream(dollar));
        var main = word.getMainDocumentPart();
        VariablePrepare.prepare(word);
        main.variableReplace(texts);
        var content = main.getContent();
        for (var i = 0; i < content.size(); i++) {
            var text = content.get(i).toString();
            if (text.startsWith("table")) {
                content.set(i, table(tables.get(Integer.parseInt(text.substring(5)) - 1)));
            }
        }
        var out = new ByteArrayOutputStream();
        word.save(out);
        return out.toByteArray();
    }

    private static Tbl table(Document.Table table) {
        var factory = new ObjectFactory();
        var made = factory.createTbl();
        for (var row : table.rows()) {
            var tr = factory.createTr();
            for (var cell : row.cells()) {
                var text = factory.createText();
                text.setValue(cell.text());
                var run = factory.createR();
                run.getContent().add(text);
                var paragraph = factory.createP();
                paragraph.getContent().add(run);
                var tc = factory.createTc();
                tc.getContent().add(paragraph);
                tr.getContent().add(tc);
            }
            made.getContent().add(tr);
        }
        return made;
    }
}
