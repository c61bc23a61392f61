package cn.hengping.report.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.platform.Ids;
import cn.hengping.report.document.Document.Imprint;
import cn.hengping.report.document.Typeset.Attachment;
import cn.hengping.report.document.docx.DocxWriter;
import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.ofd.OfdWriter;
import cn.hengping.report.document.outline.Filling;
import cn.hengping.report.document.outline.Outline;
import cn.hengping.report.document.outline.ShippedOutlines;
import cn.hengping.report.document.pdf.PdfWriter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints all documents of an approved evaluation. Pure work; the same evaluation gives the same bytes, only the identifiers
 * differ.
 */
public final class Press {
    private final Fonts fonts;
    private final Ids ids;
    private final ObjectWriter proofs;
    private final String publicUrl;
    private final ShippedOutlines shipped;

    /** The public address is where the QR codes lead. */
    public Press(Fonts fonts, Ids ids, JsonMapper json, String publicUrl) {
        this.fonts = fonts;
        this.ids = ids;
        this.proofs = json.writerWithDefaultPrettyPrinter();
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.shipped = new ShippedOutlines(json);
    }

    /** By which outlines the two kinds are printed. */
    public record Outlines(Outline table, Outline report) {}

    /** What is printed by where nothing else was decided. */
    public Outline usual(DocumentKind kind) {
        return shipped.usual(kind);
    }

    Outlines usual() {
        return new Outlines(usual(DocumentKind.TABLE), usual(DocumentKind.REPORT));
    }

    /** The table always, the report if the project was selected for it; each in every format. */
    public List<Rendered.File> print(ApprovedEvaluation whole, Edition edition, Outlines outlines) {
        var evaluation = switch (edition) {
            case FULL -> whole;
            case PUBLIC -> Redaction.of(whole);
        };
        var files = new ArrayList<>(print(evaluation, edition, outlines.table()));
        if (evaluation.narrativeReport() && evaluation.narrative() != null) {
            files.addAll(print(evaluation, edition, outlines.report()));
        }
        return files;
    }

    /** One document, set but not yet written: what a preview shows. */
    public Typeset set(ApprovedEvaluation evaluation, Edition edition, Outline outline) {
        var proof = proofs.writeValueAsBytes(ScoreProof.of(evaluation));
        var attachment = new Attachment(ScoreProof.FILE_NAME, "application/json", "得分说明与评分规则", proof);
        return Typeset.of(
                imprinted(evaluation, edition, outline, proof), evaluation.approvedAt(), fonts, List.of(attachment));
    }

    /** One document as DOCX alone, to be edited; Word sets the pages. */
    public byte[] docx(ApprovedEvaluation evaluation, Edition edition, Outline outline) {
        var proof = proofs.writeValueAsBytes(ScoreProof.of(evaluation));
        return DocxWriter.write(imprinted(evaluation, edition, outline, proof), evaluation.approvedAt(), fonts);
    }

    /** The document with the code that follows from all that it says and from its proof. */
    private Document imprinted(ApprovedEvaluation evaluation, Edition edition, Outline outline, byte[] proof) {
        var document = Filling.of(outline, evaluation);
        var code = VerificationCode.of(Digest.sha256(
                (edition + "\n" + outline.kind() + "\n" + document).getBytes(StandardCharsets.UTF_8), proof));
        return document.imprinted(new Imprint(code, publicUrl + "/verify/" + code.replace("-", "")));
    }

    private List<Rendered.File> print(ApprovedEvaluation evaluation, Edition edition, Outline outline) {
        var set = set(evaluation, edition, outline);
        return List.of(
                file(evaluation, edition, outline, DocumentFormat.PDF, PdfWriter.write(set), set),
                file(evaluation, edition, outline, DocumentFormat.OFD, OfdWriter.write(set), set),
                file(evaluation, edition, outline, DocumentFormat.DOCX, DocxWriter.write(set), set));
    }

    private Rendered.File file(
            ApprovedEvaluation evaluation,
            Edition edition,
            Outline outline,
            DocumentFormat format,
            byte[] content,
            Typeset set) {
        var about = new Rendered(
                ids.next(),
                evaluation.evaluationId(),
                evaluation.version(),
                evaluation.project().projectCode(),
                evaluation.project().name(),
                evaluation.year(),
                evaluation.unit().path().value(),
                outline.kind(),
                format,
                fileName(evaluation, edition, outline.kind(), format),
                content.length,
                set.pages().size(),
                Digest.sha256(content),
                Digest.sm3(content),
                Objects.requireNonNull(set.document().imprint()).code(),
                edition,
                evaluation.unit().name(),
                evaluation.classified(),
                evaluation.signatures().stream()
                        .map(signature -> new Rendered.Signer(signature.title(), signature.at()))
                        .toList(),
                evaluation.approvedAt(),
                outline.code());
        return new Rendered.File(about, content);
    }

    private static String fileName(
            ApprovedEvaluation evaluation, Edition edition, DocumentKind kind, DocumentFormat format) {
        return evaluation.year() + "年度" + FileName.part(evaluation.project().name()) + kind.title()
                + (edition == Edition.PUBLIC ? "（公开版）." : ".") + format.extension();
    }
}
