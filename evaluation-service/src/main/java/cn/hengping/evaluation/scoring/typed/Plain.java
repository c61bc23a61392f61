package cn.hengping.evaluation.scoring.typed;

/** Typed text in one form: full-width characters made half-width, the many dashes and signs made one, white space off. */
final class Plain {
    private static final int FULL_WIDTH_FROM = 0xff01;
    private static final int FULL_WIDTH_TO = 0xff5e;
    private static final int FULL_WIDTH_SHIFT = 0xfee0;

    private Plain() {}

    static String of(String typed) {
        var plain = new StringBuilder();
        typed.codePoints().map(Plain::plain).forEach(plain::appendCodePoint);
        return plain.toString()
                .replace("≧", "≥")
                .replace("⩾", "≥")
                .replace(">=", "≥")
                .replace("≦", "≤")
                .replace("⩽", "≤")
                .replace("<=", "≤")
                .strip();
    }

    private static int plain(int character) {
        if (character >= FULL_WIDTH_FROM && character <= FULL_WIDTH_TO) {
            return character - FULL_WIDTH_SHIFT;
        }
        return switch (character) {
            case 0x3000, 0x00a0, 0x2009, 0x202f, '\t' -> ' ';
            case 0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0xfe63 -> '-';
            case 0x301c, 0x223c -> '~';
            case 0xffe5, 0x00a5 -> '¥';
            case 0x066a -> '%';
            default -> character;
        };
    }
}
