package cn.hengping.budget.library;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** A text by its single characters and its pairs of neighbours: what Chinese is searched and compared by without a dictionary. */
public interface Grams {

    /** Letters and digits only, in small letters; everything else neither finds nor is found. */
    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** The characters and the pairs of a text, each once. */
    static List<String> of(String text) {
        var plain = plain(text);
        var grams = new LinkedHashSet<String>();
        for (var i = 0; i < plain.length(); i++) {
            grams.add(plain.substring(i, i + 1));
        }
        grams.addAll(pairs(plain));
        return List.copyOf(grams);
    }

    /** The pairs of neighbours in a plain text, each once, in order. */
    static Collection<String> pairs(String plain) {
        var pairs = new LinkedHashSet<String>();
        for (var i = 0; i + 1 < plain.length(); i++) {
            pairs.add(plain.substring(i, i + 2));
        }
        return pairs;
    }
}
