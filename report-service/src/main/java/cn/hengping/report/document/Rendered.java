package cn.hengping.report.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a document's file without its bytes.
 *
 * @param code the verification code (核验码) that stands on each of its pages; formats that say the same share it
 * @param outline the code of the outline it was printed by; absent on files of before it was kept
 * @param signers whose desks signed what it says, and when
 */
public record Rendered(
        UUID id,
        UUID evaluationId,
        long evaluationVersion,
        String projectCode,
        String projectName,
        int year,
        String unitPath,
        DocumentKind kind,
        DocumentFormat format,
        String fileName,
        long bytes,
        int pages,
        String sha256,
        String sm3,
        String code,
        Edition edition,
        String unitName,
        boolean classified,
        List<Signer> signers,
        Instant issuedAt,
        @Nullable String outline) {

    public Rendered {
        signers = List.copyOf(signers);
    }

    /** A desk that signed, by its title; never by a person's name. */
    public record Signer(String title, Instant at) {}

    /** A file and what is known of it. */
    @SuppressWarnings("ArrayRecordComponent") // stored once and thrown away: no copies, no comparisons
    public record File(Rendered about, byte[] content) {}
}
