package cn.hengping.platform.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.xml.stream.XMLStreamConstants;

import cn.hengping.platform.sheet.SheetRefusal.SheetBroken;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasFormula;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook (ECMA-376), as a stream of rows. */
final class XlsxReader extends SheetReader {
    private static final int MOST_DIGITS = 400;
    private static final int DIGITS_OF_EXCEL = 15;

    private final XlsxPackage workbook;
    private final SharedTexts texts;
    private final DateStyles styles;
    private final XlsxPart sheet;
    private int row;
    private boolean isAtEnd;

    private XlsxReader(XlsxPackage workbook, SharedTexts texts, DateStyles styles, XlsxPart sheet, Limits limits) {
        super(limits);
        this.workbook = workbook;
        this.texts = texts;
        this.styles = styles;
        this.sheet = sheet;
    }

    static XlsxReader of(Path file, Limits limits) throws IOException {
        var workbook = XlsxPackage.open(file);
        @Nullable SharedTexts texts = null;
        try {
            var outline = XlsxOutline.of(workbook);
            var styles = DateStyles.of(workbook, outline.since1904());
            texts = SharedTexts.of(workbook, limits);
            return new XlsxReader(workbook, texts, styles, workbook.required(outline.firstSheet()), limits);
        } catch (IOException | RuntimeException e) {
            if (texts != null) {
                texts.close();
            }
            workbook.close();
            throw e;
        }
    }

    @Override
    @Nullable
    Row read() {
        while (!isAtEnd) {
            var event = sheet.step(row);
            if (sheet.starts("row", event)) {
                return row();
            }
            isAtEnd = event == XMLStreamConstants.END_DOCUMENT
                    || (event == XMLStreamConstants.END_ELEMENT && sheet.name().equals("sheetData"));
        }
        return null;
    }

    private Row row() {
        var number = sheet.attribute("r");
        var next = number == null ? row + 1 : parsed(number);
        if (next <= row) {
            throw new SheetBroken(row).asError();
        }
        row = next;
        var cells = new ArrayList<String>();
        for (var event = sheet.step(row); !sheet.ends("row", event, row); event = sheet.step(row)) {
            if (sheet.starts("c", event)) {
                cell(cells);
            }
        }
        return new Row(row, cells);
    }

    private void cell(List<String> cells) {
        var place = sheet.attribute("r");
        var column = place == null ? cells.size() : column(place);
        checkColumn(row, column);
        if (column < cells.size()) {
            throw new SheetBroken(row).asError();
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(checked(value(column), row, column));
    }

    private String value(int column) {
        var type = Objects.requireNonNullElse(sheet.attribute("t"), "n");
        var style = sheet.attribute("s");
        var text = "";
        for (var event = sheet.step(row); !sheet.ends("c", event, row); event = sheet.step(row)) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                text = switch (sheet.name()) {
                    case "f" -> throw new SheetHasFormula(row, letters(column)).asError();
                    case "v" -> value(type, style, sheet.text(row, limits.mostCharactersOfACell()));
                    case "is" -> RichText.of(sheet, "is", row, limits.mostCharactersOfACell());
                    default -> text;
                };
            }
        }
        return text;
    }

    private String value(String type, @Nullable String style, String raw) {
        return switch (type) {
            case "s" -> texts.get(raw, row);
            case "b" -> raw.strip().equals("1") ? "TRUE" : "FALSE";
            case "n" -> isPlain(raw) && !styles.showsDate(style) ? withoutZeros(raw) : number(raw, style);
            default -> raw;
        };
    }

    private String number(String raw, @Nullable String style) {
        return raw.isBlank() ? "" : styles.shown(number(raw.strip()), style);
    }

    /** Whether this is how a person writes a number of no more digits than Excel keeps: nearly all are. */
    private static boolean isPlain(String raw) {
        var point = raw.indexOf('.');
        var whole = point < 0 ? raw.length() : point;
        var isShort = whole > 0 && raw.length() <= DIGITS_OF_EXCEL && point != raw.length() - 1;
        var isLed = whole > 1 && raw.charAt(0) == '0';
        for (var i = 0; isShort && i < raw.length(); i++) {
            isShort = i == point || (raw.charAt(i) >= '0' && raw.charAt(i) <= '9');
        }
        return isShort && !isLed;
    }

    private static String withoutZeros(String plain) {
        if (plain.indexOf('.') < 0) {
            return plain;
        }
        var end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** An exponent like 1E+999999999 would print a gigabyte of zeros. */
    private BigDecimal number(String raw) {
        try {
            var value = raw.length() > MOST_DIGITS ? null : new BigDecimal(raw);
            if (value != null && Math.abs((long) value.scale()) <= MOST_DIGITS) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new SheetBroken(row).asError();
    }

    private int column(String place) {
        var column = 0;
        for (var i = 0; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
            column = Math.min(column * 26 + (place.charAt(i) - 'A' + 1), 1 << 20);
        }
        if (column == 0) {
            throw new SheetBroken(row).asError();
        }
        return column - 1;
    }

    private int parsed(String number) {
        var isNumber = !number.isEmpty() && number.length() <= 7;
        for (var i = 0; i < number.length(); i++) {
            isNumber &= number.charAt(i) >= '0' && number.charAt(i) <= '9';
        }
        if (!isNumber) {
            throw new SheetBroken(row).asError();
        }
        return Integer.parseInt(number);
    }

    @Override
    public void close() {
        texts.close();
        workbook.close();
    }
}
