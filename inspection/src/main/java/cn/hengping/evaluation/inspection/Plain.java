package cn.hengping.evaluation.inspection;

import java.text.Normalizer;

/**
 * Text in one shape for patterns: full-width forms, radicals and spaces become what they stand for, one character for one, so that
 * every position stays what it was.
 */
public final class Plain {
    private static final int FULL_WIDTH = 0xFEE0;

    private Plain() {}

    public static String of(String text) {
        var plain = new char[text.length()];
        for (var i = 0; i < plain.length; i++) {
            plain[i] = of(text.charAt(i));
        }
        return new String(plain);
    }

    private static char of(char c) {
        if (c < 0x80) {
            return c == '\t' ? ' ' : c;
        }
        if ((c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'Ｚ') || (c >= 'ａ' && c <= 'ｚ')) {
            return (char) (c - FULL_WIDTH);
        }
        return switch (c) {
            case '％', '﹪' -> '%';
            case '（' -> '(';
            case '）' -> ')';
            case '．' -> '.';
            case '，' -> '，';
            case '：' -> ':';
            case '＋' -> '+';
            case '－', '−', '–' -> '-';
            case '＝' -> '=';
            case '／' -> '/';
            case '＜' -> '<';
            case '＞' -> '>';
            case '≧', '⩾' -> '≥';
            case '≦', '⩽' -> '≤';
            case '［' -> '[';
            case '］' -> ']';
            case '\u00a0', '\u3000', '\u2002', '\u2003', '\u2009', '\u202f' -> ' ';
            default -> (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) ? compatible(c) : c;
        };
    }

    /** PDF text layers hold radicals (⽬) where people wrote characters (目). */
    private static char compatible(char c) {
        var one = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return one.length() == 1 ? one.charAt(0) : c;
    }

    /** A label without spaces, brackets and what stands in them, and colons: 全年预算数（A） is 全年预算数. */
    public static String label(String text) {
        var plain = of(text).replaceAll("\\s+", "");
        if (plain.length() > 60) {
            return plain;
        }
        return plain.replaceAll("[(\\[【〔][^)\\]】〕]*[)\\]】〕]", "").replaceAll("[:：*※]", "");
    }
}
