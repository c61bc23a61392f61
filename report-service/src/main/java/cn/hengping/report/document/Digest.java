package cn.hengping.report.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.SM3Digest;

/** Fingerprints of files (指纹), in hexadecimal: SHA-256, and SM3 (GB/T 32905-2016), which the state's own devices check. */
public final class Digest {
    private Digest() {}

    public static String sha256(byte[]... contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var content : contents) {
                digest.update(content);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sm3(byte[] content) {
        var digest = new SM3Digest();
        digest.update(content, 0, content.length);
        var value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return HexFormat.of().formatHex(value);
    }
}
