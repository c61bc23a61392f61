package cn.hengping.bench.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.archive.Xml;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import org.apache.fop.apps.FopConfParser;
import org.apache.fop.apps.FopFactory;

/** The same report by openhtmltopdf and by FOP, with the same margins, sizes and font; what can be kept between documents is kept. */
final class PdfPeers {
    private static final String FONT = "fonts/400Regular/NotoSerifSC_400Regular.ttf";

    private final Path font;
    private final byte[] fo;
    private final String html;
    private final FopFactory fops;

    PdfPeers(Document document, Path scratch) throws Exception {
        font = scratch.resolve("body.ttf");
        try (var in = PdfPeers.class.getClassLoader().getResourceAsStream(FONT)) {
            if (in == null) {
                throw new IOException(FONT);
            }
            Files.write(font, in.readAllBytes());
        }
        html = html(document);
        fo = fo(document).getBytes(StandardCharsets.UTF_8);
        var settings = "<fop version=\"1.0\"><renderers><renderer mime=\"application/pdf\"><fonts><font embed-url=\""
                + font.toUri()
                + "\"><font-triplet name=\"body\" style=\"normal\" weight=\"normal\"/></font></fonts></renderer></renderers></fop>";
        fops = new FopConfParser(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)), scratch.toUri())
                .getFopFactoryBuilder()
                .build();
    }

    byte[] openHtmlToPdf() throws IOException {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(font.toFile(), "body");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    byte[] fop() throws Exception {
        var out = new ByteArrayOutputStream();
        var fop = fops.newFop("application/pdf", out);
        TransformerFactory.newInstance()
                .newTransformer()
                .transform(new StreamSource(new ByteArrayInputStream(fo)), new SAXResult(fop.getDefaultHandler()));
        return out.toByteArray();
    }

    private static String html(Document document) {
        var html = new StringBuilder(
                "<html><head><style>@page { size: A4; margin: 37mm 26mm 35mm 28mm; "
                        + "@bottom-center { content: counter(page); font-family: body; font-size: 14pt } }"
                        + "body { font-family: body; font-size: 16pt; line-height: 28.95pt } p { margin: 0; text-indent: 32pt }"
                        + "h1 { font-size: 22pt; font-weight: normal; text-align: center } td { border: 0.5pt solid black; padding: 3pt }"
                        + "table { width: 100%; border-collapse: collapse; font-size: 10.5pt; line-height: 15pt }</style></head><body>");
        for (var block : document.blocks()) {
            if (block instanceof Document.Table table) {
                html.append("<table>");
                for (var row : table.rows()) {
                    html.append("<tr>");
                    row.cells()
                            .forEach(cell -> html.append("<td colspan=\"")
                                    .append(cell.columns())
                                    .append("\">")
                                    .append(Xml.escaped(cell.text()))
                                    .append("</td>"));
                    html.append("</tr>");
                }
                html.append("</table>");
            } else {
                texts(block)
                        .lines()
                        .forEach(line -> html.append(isTitle(block) ? "<h1>" : "<p>")
                                .append(Xml.escaped(line))
                                .append(isTitle(block) ? "</h1>" : "</p>"));
            }
        }
        return html.append("</body></html>").toString();
    }

    private static boolean isTitle(Block block) {
        return block instanceof Document.Title || block instanceof Document.Cover;
    }

    private static String texts(Block block) {
        return String.join("\n", new Document("", java.util.List.of(block)).texts());
    }

    private static String fo(Document document) {
        var fo = new StringBuilder(
                "<fo:root xmlns:fo=\"http://www.w3.org/1999/XSL/Format\" font-family=\"body\" font-size=\"16pt\""
                        + " line-height=\"28.95pt\"><fo:layout-master-set><fo:simple-page-master master-name=\"p\" page-width=\"210mm\""
                        + " page-height=\"297mm\" margin=\"37mm 26mm 20mm 28mm\"><fo:region-body margin-bottom=\"15mm\"/><fo:region-after extent=\"10mm\"/>"
                        + "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference=\"p\">"
                        + "<fo:static-content flow-name=\"xsl-region-after\"><fo:block font-size=\"14pt\"><fo:page-number/></fo:block></fo:static-content>"
                        + "<fo:flow flow-name=\"xsl-region-body\">");
        for (var block : document.blocks()) {
            if (block instanceof Document.Table table) {
                fo.append("<fo:table table-layout=\"fixed\" width=\"100%\" font-size=\"10.5pt\" line-height=\"15pt\">");
                var total = table.widths().stream().mapToInt(Integer::intValue).sum();
                table.widths()
                        .forEach(width -> fo.append("<fo:table-column column-width=\"")
                                .append(156.0 * width / total)
                                .append("mm\"/>"));
                fo.append("<fo:table-body>");
                for (var row : table.rows()) {
                    fo.append("<fo:table-row>");
                    row.cells()
                            .forEach(cell -> fo.append(
                                            "<fo:table-cell border=\"0.5pt solid black\" padding=\"3pt\" number-columns-spanned=\"")
                                    .append(cell.columns())
                                    .append("\"><fo:block>")
                                    .append(Xml.escaped(cell.text()))
                                    .append("</fo:block></fo:table-cell>"));
                    fo.append("</fo:table-row>");
                }
                fo.append("</fo:table-body></fo:table>");
            } else {
                texts(block)
                        .lines()
                        .forEach(line -> fo.append(
                                        isTitle(block)
                                                ? "<fo:block font-size=\"22pt\">"
                                                : "<fo:block text-indent=\"32pt\">")
                                .append(Xml.escaped(line))
                                .append("</fo:block>"));
            }
        }
        return fo.append("</fo:flow></fo:page-sequence></fo:root>").toString();
    }
}
