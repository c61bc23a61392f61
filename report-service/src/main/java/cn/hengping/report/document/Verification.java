package cn.hengping.report.document;

import java.time.Instant;
import java.util.List;

import cn.hengping.report.document.DocumentRefusal.NoSuchCode;
import cn.hengping.report.document.Rendered.Signer;
import org.jspecify.annotations.Nullable;

/**
 * What anybody who holds a document may learn of it (核验): whether it is one of ours, which version, its fingerprints, whose
 * desks signed. Nothing that does not stand on the document's cover; of a classified project not even its name.
 *
 * @param superseded whether a later version has been issued
 */
public record Verification(
        String code,
        DocumentKind kind,
        Edition edition,
        int year,
        @Nullable String projectName,
        @Nullable String unitName,
        long version,
        boolean superseded,
        int pages,
        List<Signer> signers,
        Instant issuedAt,
        List<Print> files,
        List<SealedPrint> sealedFiles) {

    /** A file and its fingerprints. */
    public record Print(DocumentFormat format, long bytes, String sha256, String sm3) {}

    /** A sealed file (电子签章), its fingerprints, and whose certificate sealed it when. */
    public record SealedPrint(
            DocumentFormat format, long bytes, String sha256, String sm3, String signer, Instant sealedAt) {}

    public Verification {
        sealedFiles = List.copyOf(sealedFiles);
        signers = List.copyOf(signers);
        files = List.copyOf(files);
    }

    static Verification of(String code, List<Rendered> found, boolean superseded, List<SealedPrint> sealedFiles) {
        if (found.isEmpty()) {
            throw new NoSuchCode(code).asError();
        }
        var first = found.getFirst();
        return new Verification(
                first.code(),
                first.kind(),
                first.edition(),
                first.year(),
                first.classified() ? null : first.projectName(),
                first.classified() ? null : first.unitName(),
                first.evaluationVersion(),
                superseded,
                first.pages(),
                first.signers(),
                first.issuedAt(),
                found.stream()
                        .map(file -> new Print(file.format(), file.bytes(), file.sha256(), file.sm3()))
                        .toList(),
                sealedFiles);
    }
}
