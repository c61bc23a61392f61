package cn.hengping.report.document;

import java.time.Instant;
import java.util.UUID;

/** What is known of a document's file without its bytes. */
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
        Instant issuedAt) {

    /** A file and what is known of it. */
    @SuppressWarnings("ArrayRecordComponent") // stored once and thrown away: no copies, no comparisons
    public record File(Rendered about, byte[] content) {}
}
