package cn.hengping.budget.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("文件的种类")
class FileKindTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }

    private Path zip(String... names) throws IOException {
        var file = folder.resolve("zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return file;
    }

    @Test
    @DisplayName("看内容的开头，不看名字")
    void the_content_tells() throws IOException {
        assertThat(FileKind.of(file("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))))
                .contains(FileKind.PDF);
        assertThat(FileKind.of(file(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0})))
                .contains(FileKind.JPEG);
        assertThat(FileKind.of(file(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})))
                .contains(FileKind.PNG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "P", "%PD", "MZ", "<html><script>", "<?xml version='1.0'?><svg/>", "#!/bin/sh", "{\\rtf1"})
    @DisplayName("网页、程序、脚本、残缺的文件都不收")
    void programs_pages_and_stubs_are_none_of_them(String content) throws IOException {
        assertThat(FileKind.of(file(content.getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[Content_Types].xml;word/document.xml, DOCX",
        "xl/workbook.xml;[Content_Types].xml, XLSX",
        "OFD.xml;Doc_0/Document.xml, OFD"
    })
    @DisplayName("压缩包按其中的部件判定")
    void an_archive_is_told_by_its_parts(String names, FileKind kind) throws IOException {
        assertThat(FileKind.of(zip(names.split(";")))).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.txt",
                "[Content_Types].xml",
                "word/document.xml",
                "[Content_Types].xml;word/document.xml;word/vbaProject.bin",
                "[Content_Types].xml;word/document.xml;xl/workbook.xml"
            })
    @DisplayName("别的压缩包、带宏的、什么都像的，不收")
    void other_archives_and_macros_are_none_of_them(String names) throws IOException {
        assertThat(FileKind.of(zip(names.split(";")))).isEmpty();
    }

    @Test
    @DisplayName("截断的压缩包不收")
    void a_cut_archive_is_none_of_them() throws IOException {
        var whole = Files.readAllBytes(zip("[Content_Types].xml", "word/document.xml"));

        assertThat(FileKind.of(file(java.util.Arrays.copyOf(whole, whole.length / 2))))
                .isEmpty();
    }
}
