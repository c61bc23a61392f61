package cn.hengping.budget.project;

import java.time.Instant;
import java.util.UUID;

/** The file of a basis document (依据文件): which document, what it is, its fingerprint, who brought it and when. */
public record BasisFile(
        UUID id,
        String documentNumber,
        String fileName,
        String mediaType,
        long bytes,
        String sha256,
        String account,
        Instant at) {
    static final int MOST = 50;
    static final long MOST_BYTES = 20L << 20;
    private static final int MOST_CHARACTERS_OF_A_NAME = 200;

    /** A name that a file may have here: short, and no path. */
    static boolean isName(String fileName) {
        return !fileName.isBlank()
                && fileName.length() <= MOST_CHARACTERS_OF_A_NAME
                && !fileName.matches("(?s).*[\\p{Cntrl}/\\\\].*");
    }
}
