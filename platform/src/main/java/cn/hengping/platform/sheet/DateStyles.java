package cn.hengping.platform.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

import javax.xml.stream.XMLStreamConstants;

import org.jspecify.annotations.Nullable;

/** Which of a workbook's styles show a number as a date (ECMA-376 part 1, 18.8.30), and what such a number means. */
final class DateStyles {
    private static final MathContext AS_EXCEL_KEEPS_IT = new MathContext(15, RoundingMode.HALF_UP);
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int MOST_DIGITS = 9;

    private final BitSet dates = new BitSet();
    private final LocalDate dayZero;

    private DateStyles(boolean since1904) {
        this.dayZero = since1904 ? DAY_ZERO_OF_1904 : DAY_ZERO;
    }

    static DateStyles of(XlsxPackage workbook, boolean since1904) throws IOException {
        var styles = new DateStyles(since1904);
        var xml = workbook.part("xl/styles.xml");
        if (xml != null) {
            styles.read(xml);
        }
        return styles;
    }

    private void read(XlsxPart xml) {
        var formats = new HashSet<Integer>();
        var isCellStyle = false;
        var style = 0;
        for (var event = xml.step(0); event != XMLStreamConstants.END_DOCUMENT; event = xml.step(0)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "numFmt" -> addIfDate(formats, xml);
                    case "cellXfs" -> isCellStyle = true;
                    case "xf" -> {
                        if (isCellStyle) {
                            dates.set(style++, showsDate(number(xml.attribute("numFmtId")), formats));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("cellXfs")) {
                isCellStyle = false;
            }
        }
    }

    private static void addIfDate(Set<Integer> formats, XlsxPart xml) {
        var code = xml.attribute("formatCode");
        if (code != null && code.length() < 256 && isDate(code)) {
            formats.add(number(xml.attribute("numFmtId")));
        }
    }

    /** Letters of a date outside quotes, escapes and brackets. */
    static boolean isDate(String code) {
        var plain = code.replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]", "");
        return plain.chars().anyMatch(letter -> "ymdhYMDH年月日".indexOf(letter) >= 0) && !plain.startsWith("General");
    }

    private static boolean showsDate(int format, Set<Integer> formats) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58)
                || formats.contains(format);
    }

    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Integer.parseInt(text);
    }

    /** Whether a cell of this style shows a number as a date. */
    boolean showsDate(@Nullable String style) {
        var index = number(style);
        return index >= 0 && dates.get(index);
    }

    /** A number as a person reads it in a cell of this style: a plain decimal, or an ISO date. */
    String shown(BigDecimal value, @Nullable String style) {
        if (showsDate(style) && value.signum() > 0 && value.compareTo(LAST_DAY) <= 0) {
            return date(value);
        }
        var plain = value.round(AS_EXCEL_KEEPS_IT).stripTrailingZeros();
        return plain.toPlainString();
    }

    private String date(BigDecimal value) {
        var days = value.setScale(0, RoundingMode.DOWN);
        var seconds = value.subtract(days)
                .multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        LocalDateTime moment =
                dayZero.plusDays(days.longValueExact()).atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? moment.toLocalDate().toString() : moment.toString();
    }
}
