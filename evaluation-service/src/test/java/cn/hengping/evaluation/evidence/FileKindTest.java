package cn.hengping.evaluation.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

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
    @DisplayName("可执行文件、普通压缩包、空文件不算佐证")
    void what_is_none_of_these_is_no_evidence() {
        assertThat(FileKind.of(new byte[] {'M', 'Z', 0, 0, 3})).isEmpty();
        assertThat(FileKind.of(new byte[] {'P', 'K', 3, 4, 0, 0, 'e', 'v', 'i', 'l'}))
                .isEmpty();
        assertThat(FileKind.of(new byte[] {0x7f, 'E', 'L', 'F', 2})).isEmpty();
        assertThat(FileKind.of(new byte[0])).isEmpty();
    }
}
