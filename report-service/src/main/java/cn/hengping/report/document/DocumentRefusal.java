package cn.hengping.report.document;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.hengping.platform.Refusal;

/** Every way a document can say no. */
public interface DocumentRefusal {
    record NoSuchDocument(UUID id) implements Refusal.Unknown {}

    /** A classified project (涉密) has no public edition. */
    record ClassifiedNotDisclosed(UUID evaluationId) implements Refusal.Forbidden {}

    /** No document carries this verification code. */
    record NoSuchCode(String code) implements Refusal.Unknown {}

    /**
     * Characters that no embedded font has: found before anything is drawn, and never printed as a box.
     *
     * @param characters at most twenty of them
     * @param codePoints as U+20BB7
     * @param place a text that ends with the first of them
     */
    record GlyphMissing(String characters, String codePoints, String place) implements Refusal.Incomplete {
        private static final int SHOWN = 20;

        public static GlyphMissing of(List<Integer> missing, String place) {
            return new GlyphMissing(
                    missing.stream().limit(SHOWN).map(Character::toString).collect(Collectors.joining("、")),
                    missing.stream().limit(SHOWN).map("U+%04X"::formatted).collect(Collectors.joining("、")),
                    place);
        }
    }
}
