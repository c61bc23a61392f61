package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.Passage;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;

/**
 * All visible sheets of an XLSX, with merged cells, and with numbers as they are shown. Formulas count by their last result: what is
 * inspected is what people see, not what we would compute.
 */
final class XlsxReader {
    private static final int MOST_SHEETS = 300;
    private static final String WORKBOOK = "xl/workbook.xml";

    /** A sheet of the workbook by its name and the part it lies in. */
    private record Sheet(String name, String part) {}

    private final OfficePackage zip;
    private final Transcript transcript = new Transcript();

    private XlsxReader(OfficePackage zip) {
        this.zip = zip;
    }

    static Document read(OfficePackage zip) {
        var reader = new XlsxReader(zip);
        var texts = reader.sharedTexts();
        var styles = CellStyles.read(zip.xml("xl/styles.xml"));
        for (var sheet : reader.sheets()) {
            var xml = zip.xml(sheet.part());
            if (xml.isEmpty()) {
                reader.transcript.unread("工作表“" + sheet.name() + "”");
                continue;
            }
            var cells = new XlsxSheet(new Elements(xml.get()), texts, styles).cells();
            if (!cells.isEmpty()) {
                reader.transcript.paragraph(sheet.name(), Passage.Kind.NUMBERED);
                reader.transcript.table(sheet.name(), cells);
            }
        }
        return reader.transcript.document("XLSX");
    }

    private List<Sheet> sheets() {
        var parts = relations();
        var sheets = new ArrayList<Sheet>();
        var xml = new Elements(zip.xml(WORKBOOK).orElseThrow(() -> new Unreadable(Why.BROKEN)));
        while (xml.next()) {
            if (xml.isStart() && xml.name().equals("sheet")) {
                var name = String.valueOf(xml.attribute("name"));
                var state = xml.attribute("state");
                var id = xml.attribute("id");
                if (state != null && !state.equals("visible")) {
                    transcript.unread("隐藏的工作表“" + name + "”");
                } else if (id != null && parts.containsKey(id)) {
                    sheets.add(new Sheet(name, parts.get(id)));
                }
            }
        }
        if (sheets.size() > MOST_SHEETS) {
            throw new Unreadable(Why.TOO_LARGE);
        }
        return sheets;
    }

    private Map<String, String> relations() {
        var parts = new HashMap<String, String>();
        var part = zip.xml("xl/_rels/workbook.xml.rels");
        if (part.isEmpty()) {
            throw new Unreadable(Why.BROKEN);
        }
        var xml = new Elements(part.get());
        while (xml.next()) {
            var target = xml.isStart() ? xml.attribute("Target") : null;
            var id = xml.isStart() ? xml.attribute("Id") : null;
            if (target != null && id != null) {
                parts.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
        return parts;
    }

    private List<String> sharedTexts() {
        var texts = new ArrayList<String>();
        var part = zip.xml("xl/sharedStrings.xml");
        if (part.isEmpty()) {
            return texts;
        }
        var xml = new Elements(part.get());
        while (xml.next()) {
            if (xml.isStart() && xml.name().equals("si")) {
                texts.add(XlsxSheet.richText(xml));
            }
        }
        return texts;
    }
}
