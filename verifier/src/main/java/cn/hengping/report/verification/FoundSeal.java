package cn.hengping.report.verification;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a seal that holds says of itself.
 *
 * @param signer the subject of the certificate
 * @param certificateSha256 which certificate that is, in hexadecimal: to be compared with the office's own
 * @param claimedAt when the seal says it was put on, by its own clock
 * @param stamp who witnessed the time; none where nobody did
 */
public record FoundSeal(
        String signer,
        String certificateSha256,
        Instant claimedAt,
        @Nullable Stamp stamp) {

    /** A time that another authority witnessed (时间戳), and which certificate that has. */
    public record Stamp(Instant at, String authority, String certificateSha256) {}
}
