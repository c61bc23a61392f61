package cn.hengping.bench.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import cn.hengping.bench.measuring.Findings;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.ofd.OfdWriter;
import cn.hengping.report.document.pdf.PdfWriter;

/**
 * Everybody makes the founding example's report, in turns, on one thread. Ours begin at the approved evaluation: text, check of the
 * glyphs, code and proof are in their time. The peers begin at the finished texts.
 */
public final class DocumentsBench {
    private static final int WARM_UP = 4;
    private static final int TURNS = 7;
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final int OFFICE_DOCUMENTS = 12;

    private final FoundingReport report;
    private final Findings told = new Findings(
            "documents",
            "format",
            "maker",
            "documents/s",
            "pages/s",
            "bytes",
            "allocated MB each",
            "ours is × as fast");
    private final Path root = Path.of(System.getProperty("bench.root", "."));
    private final Path scratch = Files.createTempDirectory("documents-bench");
    private int number;

    private DocumentsBench() throws IOException {
        report = new FoundingReport(root);
    }

    public static void main(String[] arguments) throws Exception {
        new DocumentsBench().run();
        System.exit(0); // FOP and others leave threads behind
    }

    private void run() throws Exception {
        var evaluation = report.evaluation(0);
        var document = report.document(evaluation);
        var set = report.press.set(evaluation, Edition.FULL, report.outline);
        var pages = set.pages().size();
        var pdf = PdfWriter.write(set);
        told.condition("pages of the report", pages)
                .condition(
                        "characters",
                        document.texts().stream().mapToInt(String::length).sum())
                .condition("turns", TURNS)
                .condition("threads", 1);
        var words = new DocxPeers(document, report);
        compete(
                "DOCX",
                pages,
                List.of(
                        new Contestant("hengping", this::docx),
                        new Contestant("poi-tl 1.12.2", words::poiTl),
                        new Contestant("docx4j 11.5.9", words::docx4j)));
        var others = new PdfPeers(document, scratch);
        var ours = compete(
                "PDF",
                pages,
                List.of(
                        new Contestant("hengping", this::pdf),
                        new Contestant("openhtmltopdf 1.1.31", others::openHtmlToPdf),
                        new Contestant("FOP 2.11", others::fop)));
        var processes = new OtherProcesses(root, scratch);
        var office = OtherProcesses.libreOffice();
        if (office.isPresent()) {
            var seconds = processes.libreOfficeSeconds(office.get(), docx(), OFFICE_DOCUMENTS);
            told.row("PDF", "LibreOffice, warm", 1 / seconds, pages / seconds, 0, 0.0, ours * seconds);
        } else {
            told.condition("LibreOffice", "not installed");
        }
        compete(
                "OFD",
                pages,
                List.of(
                        new Contestant("hengping", this::ofd),
                        new Contestant("ofdrw converter 2.3.6", () -> processes.ofdrw(pdf))));
        told.tell();
    }

    private byte[] docx() {
        return report.press.docx(report.evaluation(number++), Edition.FULL, report.outline);
    }

    private byte[] pdf() {
        return PdfWriter.write(report.press.set(report.evaluation(number++), Edition.FULL, report.outline));
    }

    private byte[] ofd() {
        return OfdWriter.write(report.press.set(report.evaluation(number++), Edition.FULL, report.outline));
    }

    /** In turns; answers how many documents a second ours makes. */
    private double compete(String format, int pages, List<Contestant> contestants) throws Exception {
        for (var turn = 0; turn < WARM_UP + TURNS; turn++) {
            for (var contestant : contestants) {
                contestant.turn(TURN, turn >= WARM_UP);
            }
        }
        var ours = contestants.getFirst().documentsPerSecond();
        for (var contestant : contestants) {
            var each = contestant.documentsPerSecond();
            told.row(
                    format,
                    contestant.name,
                    each,
                    each * pages,
                    contestant.bytes(),
                    contestant.allocatedMegabytes(),
                    ours / each);
        }
        return ours;
    }
}
