package cn.hengping.evaluation.evidence;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file as it came in, on this machine's disk until it is stored: how large it is, its hashes, and what it is by its content.
 *
 * @param size bytes
 * @param sha256 in hexadecimal
 * @param sm3 GB/T 32905, in hexadecimal
 */
public record Upload(Path file, long size, String sha256, String sm3, Optional<FileKind> kind) {
    /** The most that is taken, in bytes. */
    public static final long MOST_BYTES = 20L << 20;
}
