package cn.hengping.report.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import cn.hengping.platform.Ids;
import cn.hengping.report.document.docx.DocxWriter;
import cn.hengping.report.document.layout.Typesetter;
import cn.hengping.report.document.pdf.Fonts;
import cn.hengping.report.document.pdf.PdfWriter;

/**
 * Prints all documents of an approved evaluation. Pure work on one thread at a time; the same evaluation gives the same
 * bytes, only the identifiers differ.
 */
public final class Press {
    private final Fonts fonts;
    private final Ids ids;

    public Press(Fonts fonts, Ids ids) {
        this.fonts = fonts;
        this.ids = ids;
    }

    /** The table always, the report if the project was selected for it; each as DOCX and PDF. */
    public synchronized List<Rendered.File> print(ApprovedEvaluation evaluation) {
        var files = new ArrayList<Rendered.File>();
        print(files, evaluation, DocumentKind.TABLE, TableForm.of(evaluation));
        var narrative = evaluation.narrative();
        if (evaluation.narrativeReport() && narrative != null) {
            print(files, evaluation, DocumentKind.REPORT, ReportForm.of(evaluation, narrative));
        }
        return files;
    }

    private void print(List<Rendered.File> files, ApprovedEvaluation evaluation, DocumentKind kind, Document document) {
        var pages = Typesetter.pages(document, fonts);
        var title = evaluation.project().name() + kind.title();
        var pdf = PdfWriter.write(pages, title, evaluation.approvedAt(), fonts);
        var docx = DocxWriter.write(document, evaluation.approvedAt());
        files.add(file(evaluation, kind, DocumentFormat.PDF, pdf, pages.size()));
        files.add(file(evaluation, kind, DocumentFormat.DOCX, docx, pages.size()));
    }

    private Rendered.File file(
            ApprovedEvaluation evaluation, DocumentKind kind, DocumentFormat format, byte[] content, int pages) {
        var name = evaluation.year() + "年度" + evaluation.project().name() + kind.title() + "." + format.extension();
        var about = new Rendered(
                ids.next(),
                evaluation.evaluationId(),
                evaluation.version(),
                evaluation.project().projectCode(),
                evaluation.project().name(),
                evaluation.year(),
                evaluation.unit().path().value(),
                kind,
                format,
                name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_"),
                content.length,
                pages,
                sha256(content),
                evaluation.approvedAt());
        return new Rendered.File(about, content);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
