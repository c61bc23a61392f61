package cn.hengping.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import tools.jackson.databind.DeserializationFeature;
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
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** Of JSON text. */
    public String ofText(String text) {
        var sorted = text(text);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(sorted.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text that the fingerprint of JSON text is taken of. */
    public String text(String json) {
        return canonical.writeValueAsString(canonical.readValue(json, Object.class));
    }

    /** Of what can be written as JSON. */
    public String of(Object content) {
        return ofText(canonical.writeValueAsString(content));
    }
}
