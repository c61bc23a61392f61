package cn.hengping.report.document.archive;

/** Numbers as PDF and OFD write them, quickly: a page has thousands. */
public final class Digits {
    private static final String DIGITS = "0123456789ABCDEF";

    private Digits() {}

    /** Three decimals at most, none that say nothing. */
    public static String of(double value) {
        var text = new StringBuilder(10);
        append(text, value);
        return text.toString();
    }

    public static void append(StringBuilder text, double value) {
        var thousandths = Math.round(value * 1000);
        if (thousandths < 0) {
            text.append('-');
            thousandths = -thousandths;
        }
        text.append(thousandths / 1000);
        var rest = (int) (thousandths % 1000);
        if (rest > 0) {
            text.append('.').append((char) ('0' + rest / 100));
            if (rest % 100 > 0) {
                text.append((char) ('0' + rest / 10 % 10));
            }
            if (rest % 10 > 0) {
                text.append((char) ('0' + rest % 10));
            }
        }
    }

    /** Four hexadecimal digits. */
    public static void hex(StringBuilder text, int value) {
        for (var shift = 12; shift >= 0; shift -= 4) {
            text.append(DIGITS.charAt((value >> shift) & 0xf));
        }
    }
}
