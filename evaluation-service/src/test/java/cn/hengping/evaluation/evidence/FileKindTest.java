package cn.hengping.evaluation.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("佐证材料")
class FileKindTest {

    @Test
    @DisplayName("看内容，不看文件名")
    void a_file_is_what_its_content_is() {
        assertThat(FileKind.of("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)))
                .contains(FileKind.PDF);
        assertThat(FileKind.of("月份,条数\n1月,286\n".getBytes(StandardCharsets.UTF_8)))
                .contains(FileKind.TEXT);
        assertThat(FileKind.of("月份,条数\n1月,286\n".getBytes(Charset.forName("GB18030"))))
                .contains(FileKind.TEXT);
        assertThat(FileKind.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .contains(FileKind.JPEG);
    }

    @Test
    @DisplayName("Word 与 Excel 文件：各部分次序不论；带宏的、展开过大的、别的压缩包不收")
    void an_office_file_is_told_by_its_parts() {
        assertThat(FileKind.of(zip(10, "word/document.xml", "[Content_Types].xml")))
                .contains(FileKind.DOCX);
        assertThat(FileKind.of(zip(10, "[Content_Types].xml", "xl/workbook.xml")))
                .contains(FileKind.XLSX);
        assertThat(FileKind.of(zip(10, "[Content_Types].xml", "ppt/presentation.xml")))
                .isEmpty();
        assertThat(FileKind.of(zip(10, "META-INF/MANIFEST.MF", "A.class"))).isEmpty();
        assertThat(FileKind.of(zip(10, "[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")))
                .isEmpty();
        assertThatThrownBy(() -> FileKind.of(zip(201 << 20, "[Content_Types].xml", "xl/workbook.xml")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().faults())
                                .extracting(Fault::code)
                                .containsExactly("ArchiveTooBig"));
    }

    /** A zip of these parts, the last of which unpacks to this many zeros. */
    private static byte[] zip(int bytes, String... parts) {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(new byte[part.equals(parts[parts.length - 1]) ? bytes : 1]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    @Test
    @DisplayName("可执行文件、普通压缩包、空文件不算佐证")
    void what_is_none_of_these_is_no_evidence() {
        assertThat(FileKind.of(new byte[] {'M', 'Z', 0, 0, 3})).isEmpty();
        assertThat(FileKind.of(new byte[] {'P', 'K', 3, 4, 0, 0, 'e', 'v', 'i', 'l'}))
                .isEmpty();
        assertThat(FileKind.of(new byte[] {0x7f, 'E', 'L', 'F', 2})).isEmpty();
        assertThat(FileKind.of(new byte[0])).isEmpty();
        for (var text : List.of("<html><script>", "  <svg/>", "\ufeff<?xml version='1.0'?>", "#!/bin/sh", "{\\rtf1")) {
            assertThat(FileKind.of(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }
}
