package cn.hengping.platform.sheet;

import java.io.IOException;
import java.net.URI;

import javax.xml.stream.XMLStreamConstants;

import cn.hengping.platform.sheet.SheetRefusal.NotASheet;
import org.jspecify.annotations.Nullable;

/** Where a workbook keeps its first sheet, and whether it counts days from 1904. */
record XlsxOutline(String firstSheet, boolean since1904) {
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    static XlsxOutline of(XlsxPackage workbook) throws IOException {
        var since1904 = false;
        @Nullable String relation = null;
        var xml = workbook.required("xl/workbook.xml");
        for (var event = xml.step(0);
                event != XMLStreamConstants.END_DOCUMENT && relation == null;
                event = xml.step(0)) {
            if (xml.starts("workbookPr", event)) {
                var flag = xml.attribute("date1904");
                since1904 = "1".equals(flag) || "true".equals(flag);
            } else if (xml.starts("sheet", event)) {
                relation = relation(xml);
            }
        }
        return new XlsxOutline(target(workbook, relation), since1904);
    }

    private static @Nullable String relation(XlsxPart xml) {
        var id = xml.attribute(RELATIONSHIPS, "id");
        return id == null ? xml.attribute(STRICT_RELATIONSHIPS, "id") : id;
    }

    private static String target(XlsxPackage workbook, @Nullable String relation) throws IOException {
        var xml = workbook.required("xl/_rels/workbook.xml.rels");
        for (var event = xml.step(0); event != XMLStreamConstants.END_DOCUMENT; event = xml.step(0)) {
            var isIt = xml.starts("Relationship", event) && relation != null && relation.equals(xml.attribute("Id"));
            if (isIt) {
                return resolved(xml.attribute("Target"));
            }
        }
        throw new NotASheet().asError();
    }

    /** Names inside the package only: the name is looked up there, never on a disk. */
    private static String resolved(@Nullable String target) {
        try {
            var path = URI.create("/xl/workbook.xml")
                    .resolve(target == null ? "" : target)
                    .getPath();
            return path.startsWith("/") ? path.substring(1) : path;
        } catch (IllegalArgumentException _) {
            throw new NotASheet().asError();
        }
    }
}
