package cn.hengping.report.document;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a document can say no. */
public interface DocumentRefusal {
    record NoSuchDocument(UUID id) implements Refusal.Unknown {}

    /** A character that no embedded font has: found before anything is drawn, and never printed as a box. */
    record GlyphMissing(String character, String codePoint) implements Refusal.Incomplete {}
}
