package cn.hengping.report.document.seal.stamp;

import java.util.List;
import java.util.Optional;

/**
 * Where the seal goes, by the custom of official documents: over the office's name and the date at the end; where a document has no such
 * end, behind the words （公章）; else below what the last page says. Millimetres from the upper left corner.
 *
 * @param page from 0
 * @param left of the stamp
 * @param top of the stamp
 */
public record StampPlace(int page, double left, double top) {
    /** A line of text on a page; its base is where its letters stand. */
    public record Line(int page, String text, double left, double right, double base) {}

    /** The paper, which the stamp does not leave. */
    public record Sheet(double width, double height) {}

    private static final String BY_HAND = "（公章）";
    private static final double MARGIN = 5;
    /** The margins at the right and at the foot of an upright page, and of one on its side the other way round. */
    private static final double NARROW = 26;

    private static final double WIDE = 35;

    /** Between the last line and a stamp that stands alone. */
    private static final double GAP = 3;

    private static final double LITTLE = 1.5;

    private static final double BY_HAND_LOWER = 3;

    /** The place of an office's seal among these lines. */
    public static StampPlace among(List<Line> lines, String office, Sheet sheet) {
        return signature(lines, office)
                .map(line -> over(line, line.base(), sheet))
                .or(() -> byHand(lines).map(line -> over(line, line.base() + BY_HAND_LOWER, sheet)))
                .orElseGet(() -> corner(lines, sheet));
    }

    /** The last line that says nothing but the name. */
    private static Optional<Line> signature(List<Line> lines, String office) {
        return lines.reversed().stream()
                .filter(line -> line.text().equals(office))
                .filter(line -> lines.stream().noneMatch(other -> isLabel(other, line)))
                .findFirst();
    }

    /** On a cover the name stands behind a label in the same line. */
    private static boolean isLabel(Line other, Line line) {
        return !other.equals(line) && other.page() == line.page() && Math.abs(other.base() - line.base()) < 1;
    }

    private static Optional<Line> byHand(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.text().contains(BY_HAND))
                .findFirst()
                .map(label -> lines.stream()
                        .filter(line -> isLabel(label, line) && line.left() >= label.right() - 1)
                        .findFirst()
                        .orElse(label));
    }

    /** Name and date stand a little below the middle of the stamp (GB/T 9704-2012, 7.3.5.1). */
    private static StampPlace over(Line line, double middle, Sheet sheet) {
        return inside(line.page(), (line.left() + line.right()) / 2, middle, sheet);
    }

    private static StampPlace corner(List<Line> lines, Sheet sheet) {
        var last = lines.stream().mapToInt(Line::page).max().orElse(0);
        var foot = lines.stream()
                .filter(line -> line.page() == last)
                .mapToDouble(Line::base)
                .max()
                .orElse(0);
        var isUpright = sheet.height() > sheet.width();
        var lowest = sheet.height() - (isUpright ? WIDE : NARROW) - Stamp.WIDTH;
        var right = sheet.width() - (isUpright ? NARROW : WIDE) - Stamp.WIDTH / 2;
        if (foot + GAP > lowest && foot + LITTLE + Stamp.WIDTH + MARGIN < sheet.height()) {
            // between the page's number and its code there is room in the foot
            return inside(last, sheet.width() / 2, foot + LITTLE + Stamp.WIDTH / 2, sheet);
        }
        return inside(last, right, Math.min(foot + GAP, lowest) + Stamp.WIDTH / 2, sheet);
    }

    private static StampPlace inside(int page, double x, double y, Sheet sheet) {
        var half = Stamp.WIDTH / 2;
        return new StampPlace(
                page,
                Math.clamp(x, MARGIN + half, sheet.width() - MARGIN - half) - half,
                Math.clamp(y, MARGIN + half, sheet.height() - MARGIN - half) - half);
    }
}
