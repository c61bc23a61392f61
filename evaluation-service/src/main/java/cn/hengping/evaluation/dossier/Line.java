package cn.hengping.evaluation.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A line of the command log, whole, as text: what is sealed.
 *
 * @param fields all columns in their order, an absent one as empty text
 */
public record Line(long entryId, List<String> fields) {
    public Line {
        fields = List.copyOf(fields);
    }

    /** The seal of this line after one whose hash is given; each field with its length, so that none can lend to the next. */
    Seal after(Seal previous) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, previous.hash());
            add(digest, String.valueOf(previous.position() + 1));
            add(digest, String.valueOf(entryId));
            fields.forEach(field -> add(digest, field));
            return new Seal(previous.position() + 1, entryId, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, String field) {
        var bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
