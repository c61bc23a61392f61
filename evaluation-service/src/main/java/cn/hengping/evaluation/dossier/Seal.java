package cn.hengping.evaluation.dossier;

/**
 * A link of the audit chain (审计链): the hash of a line of the command log and of the link before it.
 *
 * @param position 1, 2, 3… without a gap
 * @param hash SHA-256 in hexadecimal
 */
public record Seal(long position, long entryId, String hash) {
    /** Before the first link. */
    public static final Seal NONE = new Seal(0, 0, "0".repeat(64));
}
