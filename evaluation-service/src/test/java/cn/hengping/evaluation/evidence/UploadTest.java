package cn.hengping.evaluation.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("上传的文件")
class UploadTest {

    @Test
    @DisplayName("SHA-256 与 SM3 取自标准的例子（GB/T 32905 附录 A：“abc”）")
    void hashes_are_those_of_the_standards(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a"), "abc");

        var upload = Examination.of(file);

        assertThat(upload.size()).isEqualTo(3);
        assertThat(upload.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(upload.sm3()).isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(upload.kind()).contains(FileKind.TEXT);
    }

    @Test
    @DisplayName("大文件的汉字跨在两次读取之间，仍认作文本；其中一个坏字节，即不是")
    void text_is_told_across_the_reads(@TempDir Path folder) throws IOException {
        var text = ("a" + "汉".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        var file = Files.write(folder.resolve("a"), text);
        assertThat(Examination.of(file).kind()).contains(FileKind.TEXT);

        text[200_001] = 0;

        assertThat(Examination.of(Files.write(file, text)).kind()).isEmpty();
    }
}
