package cn.hengping.evaluation.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.SM3Digest;

/** Looks at a file that came in: reads it twice, and holds no more than 64 KiB of it at a time. */
public final class Examination {
    private static final int AT_ONCE = 64 << 10;

    private Examination() {}

    public static Upload of(Path file) throws IOException {
        var sha256 = sha256();
        var sm3 = new SM3Digest();
        var size = 0L;
        try (var content = Files.newInputStream(file)) {
            var part = new byte[AT_ONCE];
            for (var read = content.read(part); read >= 0; read = content.read(part)) {
                sha256.update(part, 0, read);
                sm3.update(part, 0, read);
                size += read;
            }
        }
        var hash = new byte[sm3.getDigestSize()];
        sm3.doFinal(hash, 0);
        var hex = HexFormat.of();
        try (var channel = Files.newByteChannel(file)) {
            return new Upload(file, size, hex.formatHex(sha256.digest()), hex.formatHex(hash), FileKind.of(channel));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
