package cn.hengping.report.document;

import java.math.BigInteger;
import java.util.Locale;

/**
 * The code of one very document (核验码): 20 letters and digits that follow from all it says, 100 bits. Who has not seen the document
 * cannot guess it; another version of it has another one.
 */
final class VerificationCode {
    /** Crockford's alphabet: nothing that is read for something else. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 20;
    private static final int GROUP = 5;

    private VerificationCode() {}

    static String of(String digest) {
        var number = new BigInteger(digest, 16);
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "");
            code.append(ALPHABET.charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return code.toString();
    }

    /** A code as somebody typed it, or nothing that could be one: spaces, small letters, O for 0 are read as meant. */
    static String read(String typed) {
        var plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (plain.length() != LENGTH || !plain.chars().allMatch(one -> ALPHABET.indexOf(one) >= 0)) {
            return "";
        }
        return plain.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }
}
