package cn.hengping.report.document.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A part of a zip file that is the same in every file but for a few short texts: what is the same is packed once. */
public final class Stencil {
    /** Stands where a text goes; no XML holds it. */
    public static final String HOLE = "\0";

    private final List<byte[]> contents = new ArrayList<>();
    private final List<byte[]> packed = new ArrayList<>();

    public Stencil(String pattern) {
        for (var stretch : pattern.split(HOLE, -1)) {
            var content = stretch.getBytes(StandardCharsets.UTF_8);
            contents.add(content);
            packed.add(Packed.part(content));
        }
    }

    /** The part with these texts in its holes, in order. */
    public Packed filled(String... texts) {
        if (texts.length != contents.size() - 1) {
            throw new IllegalArgumentException(texts.length + " texts for " + (contents.size() - 1) + " holes");
        }
        var content = new ByteArrayOutputStream(1 << 12);
        var parts = new ArrayList<byte[]>();
        for (var i = 0; i < contents.size(); i++) {
            content.writeBytes(contents.get(i));
            parts.add(packed.get(i));
            if (i < texts.length) {
                var text = texts[i].getBytes(StandardCharsets.UTF_8);
                content.writeBytes(text);
                parts.add(Packed.plainPart(text));
            }
        }
        return Packed.ofParts(content.toByteArray(), parts);
    }
}
