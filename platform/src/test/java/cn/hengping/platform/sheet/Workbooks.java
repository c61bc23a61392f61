package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks written part by part, so that a test can get any of them wrong. */
final class Workbooks {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, String> parts = new LinkedHashMap<>();

    static Workbooks of(String sheetData) {
        return new Workbooks()
                .part("xl/workbook.xml", """
                        <workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                        <sheets><sheet name="表" sheetId="1" r:id="rId7"/></sheets></workbook>""".formatted(MAIN))
                .part("xl/_rels/workbook.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                        <Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>""")
                .part("xl/worksheets/sheet1.xml", """
                        <worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>""".formatted(MAIN, sheetData));
    }

    Workbooks part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    Workbooks styles(String xml) {
        return part("xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\">" + xml + "</styleSheet>");
    }

    Workbooks texts(String xml) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + xml + "</sst>");
    }

    Path in(Path folder) {
        var file = folder.resolve("upload.bin");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
