package cn.hengping.evaluation.inspection.reading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLStreamReader;

/** How a workbook shows its numbers: 0.9512 as 95.12%, 45657 as a date, 16.949999999999999 as 16.95. */
final class CellStyles {
    private static final int PRECISE = 15;
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int LAST_DAY = 73_050;

    private final List<String> formats;

    private CellStyles(List<String> formats) {
        this.formats = formats;
    }

    static CellStyles read(Optional<XMLStreamReader> part) {
        var own = new HashMap<Integer, String>();
        var formats = new ArrayList<String>();
        if (part.isEmpty()) {
            return new CellStyles(formats);
        }
        var xml = new Elements(part.get());
        var inCells = false;
        while (xml.next()) {
            if (xml.isEnd() && xml.name().equals("cellXfs")) {
                inCells = false;
            }
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "numFmt" -> own.put(xml.number("numFmtId", -1), String.valueOf(xml.attribute("formatCode")));
                case "cellXfs" -> inCells = true;
                case "xf" -> {
                    if (inCells && formats.size() < 100_000) {
                        formats.add(format(xml.number("numFmtId", 0), own));
                    }
                }
                default -> {}
            }
        }
        return new CellStyles(formats);
    }

    private static String format(int id, Map<Integer, String> own) {
        return own.getOrDefault(
                id,
                switch (id) {
                    case 1, 3, 37, 38 -> "0";
                    case 2, 4, 7, 8, 39, 40 -> "0.00";
                    case 9 -> "0%";
                    case 10 -> "0.00%";
                    case 14, 15, 16, 17, 22 -> "yyyy-m-d";
                    default -> (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "yyyy-m-d" : "General";
                });
    }

    String shown(String raw, int style) {
        BigDecimal number;
        try {
            number = raw.length() > 40 ? BigDecimal.ZERO : new BigDecimal(raw.strip());
        } catch (NumberFormatException _) {
            return raw;
        }
        if (raw.length() > 40 || number.scale() > 400 || number.scale() < -40) {
            return raw;
        }
        var format = style >= 0 && style < formats.size() ? formats.get(style) : "General";
        var first = format.split(";", 2)[0].replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", "");
        if (first.contains("%")) {
            return plain(number.movePointRight(2), decimals(first)) + "%";
        }
        if (isDate(first) && number.signum() > 0 && number.intValue() < LAST_DAY) {
            return EPOCH.plusDays(number.intValue()).toString();
        }
        return first.contains("0") ? plain(number, decimals(first)) : plain(number, -1);
    }

    private static boolean isDate(String format) {
        var lower = format.toLowerCase(java.util.Locale.ROOT);
        return !lower.contains("general") && (lower.contains("y") || lower.contains("d"));
    }

    private static int decimals(String format) {
        var point = format.indexOf('.');
        return point < 0
                ? 0
                : (int) format.substring(point + 1)
                        .chars()
                        .takeWhile(c -> c == '0' || c == '#')
                        .count();
    }

    private static String plain(BigDecimal number, int decimals) {
        var precise = number.round(new MathContext(PRECISE));
        if (decimals >= 0) {
            return precise.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        }
        var short_ = precise.stripTrailingZeros();
        return short_.scale() < 0
                ? short_.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : short_.toPlainString();
    }
}
