package cn.hengping.report.document;

import java.time.Instant;
import java.util.List;

import cn.hengping.report.document.DocumentRefusal.NoSuchCode;
import cn.hengping.report.document.Rendered.Signer;
import cn.hengping.report.verification.FoundSeal;
import cn.hengping.report.verification.SealBroken;
import cn.hengping.report.verification.SealCheck;
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

    /**
     * A sealed file (电子签章), its fingerprints, and what its seal says, looked at anew.
     *
     * @param broken why the seal does not hold; absent when it does
     * @param certificateSha256 of whoever sealed it: to be compared with the office's own
     */
    public record SealedPrint(
            DocumentFormat format,
            long bytes,
            String sha256,
            String sm3,
            Instant sealedAt,
            @Nullable String broken,
            @Nullable String signer,
            @Nullable String certificateSha256,
            @Nullable Instant stampedAt,
            @Nullable String authority) {

        static SealedPrint of(Documents.SealedContent kept) {
            try {
                return of(kept, null, SealCheck.require(kept.content()));
            } catch (SealBroken broken) {
                return of(kept, String.valueOf(broken.getMessage()), null);
            }
        }

        private static SealedPrint of(
                Documents.SealedContent kept, @Nullable String broken, @Nullable FoundSeal found) {
            var stamp = found == null ? null : found.stamp();
            return new SealedPrint(
                    kept.format(),
                    kept.content().length,
                    Digest.sha256(kept.content()),
                    Digest.sm3(kept.content()),
                    kept.sealedAt(),
                    broken,
                    found == null ? null : found.signer(),
                    found == null ? null : found.certificateSha256(),
                    stamp == null ? null : stamp.at(),
                    stamp == null ? null : stamp.authority());
        }
    }

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
