package cn.hengping.report.document;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Ids;
import cn.hengping.report.document.Document.Imprint;
import cn.hengping.report.document.Typeset.Attachment;
import cn.hengping.report.document.docx.DocxWriter;
import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.ofd.OfdWriter;
import cn.hengping.report.document.pdf.PdfWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints all documents of an approved evaluation. Pure work; the same evaluation gives the same bytes, only the identifiers
 * differ.
 */
public final class Press {
    private final Fonts fonts;
    private final Ids ids;
    private final JsonMapper json;
    private final String publicUrl;

    /** The public address is where the QR codes lead. */
    public Press(Fonts fonts, Ids ids, JsonMapper json, String publicUrl) {
        this.fonts = fonts;
        this.ids = ids;
        this.json = json;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** The table always, the report if the project was selected for it; each in every format. */
    public List<Rendered.File> print(ApprovedEvaluation evaluation) {
        var files = new ArrayList<>(print(evaluation, DocumentKind.TABLE, TableForm.of(evaluation)));
        var narrative = evaluation.narrative();
        if (evaluation.narrativeReport() && narrative != null) {
            files.addAll(print(evaluation, DocumentKind.REPORT, ReportForm.of(evaluation, narrative)));
        }
        return files;
    }

    private List<Rendered.File> print(ApprovedEvaluation evaluation, DocumentKind kind, Document document) {
        var proof = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(ScoreProof.of(evaluation));
        var code = VerificationCode.of(Digest.sha256(
                Digest.sha256(kind + "\n" + document).getBytes(java.nio.charset.StandardCharsets.UTF_8), proof));
        var imprint = new Imprint(code, publicUrl + "/verify/" + code.replace("-", ""));
        var attachment = new Attachment(ScoreProof.FILE_NAME, "application/json", "得分说明与评分规则", proof);
        var set = Typeset.of(document.imprinted(imprint), evaluation.approvedAt(), fonts, List.of(attachment));
        return List.of(
                file(evaluation, kind, DocumentFormat.PDF, PdfWriter.write(set), set, code),
                file(evaluation, kind, DocumentFormat.OFD, OfdWriter.write(set), set, code),
                file(evaluation, kind, DocumentFormat.DOCX, DocxWriter.write(set), set, code));
    }

    private Rendered.File file(
            ApprovedEvaluation evaluation,
            DocumentKind kind,
            DocumentFormat format,
            byte[] content,
            Typeset set,
            String code) {
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
                set.pages().size(),
                Digest.sha256(content),
                Digest.sm3(content),
                code,
                Edition.FULL,
                evaluation.unit().name(),
                evaluation.classified(),
                evaluation.signatures().stream()
                        .map(signature -> new Rendered.Signer(signature.title(), signature.at()))
                        .toList(),
                evaluation.approvedAt());
        return new Rendered.File(about, content);
    }
}
