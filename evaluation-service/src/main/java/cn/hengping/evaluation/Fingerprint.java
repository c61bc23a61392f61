package cn.hengping.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SHA-256 of content as such: names in order, no white space, numbers as they were written.
 *
 * <p>How a file is laid out, or in which order a class declares its parts, does not make it other content.
 */
public final class Fingerprint {
    private final JsonMapper canonical;

    public Fingerprint(JsonMapper json) {
        canonical = json.rebuild()
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** Of JSON text. */
    public String ofText(String text) {
        return digest(text(text).getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] sorted) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sorted);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text that the fingerprint of JSON text is taken of. */
    public String text(String json) {
        return canonical.writeValueAsString(canonical.readValue(json, Object.class));
    }

    /** Of records and collections of them: the same as of their JSON text, without reading it again. */
    public String of(Object content) {
        return digest(canonical.writeValueAsBytes(content));
    }
}
