package cn.hengping.report.document.layout;

/**
 * How a label of a table is broken into lines, in every format alike: before its bracket, and a label of Chinese characters alone into
 * lines as equally long as they can be, so that none of them is left alone.
 */
public final class Label {
    private static final double SIZE = Style.CELL_STRONG.size();

    private Label() {}

    /** The label with its breaks for so much room, in points. */
    public static String lines(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        var bracket = text.indexOf('（');
        if (bracket > 0) {
            return lines(text.substring(0, bracket), room) + "\n" + lines(text.substring(bracket), room);
        }
        return text.codePoints().allMatch(Character::isIdeographic) ? equal(text, (int) (room / SIZE)) : text;
    }

    /** Chinese characters are as wide as high, others about half of it. */
    private static double width(String text) {
        return text.codePoints()
                .mapToDouble(one -> one < 0x250 ? SIZE / 2 : SIZE)
                .sum();
    }

    private static String equal(String text, int most) {
        var characters = text.codePoints().toArray();
        var lines = Math.ceilDiv(characters.length, Math.max(1, most));
        var longest = Math.ceilDiv(characters.length, lines);
        var broken = new StringBuilder();
        for (var at = 0; at < characters.length; at++) {
            broken.append(at > 0 && at % longest == 0 ? "\n" : "").appendCodePoint(characters[at]);
        }
        return broken.toString();
    }
}
