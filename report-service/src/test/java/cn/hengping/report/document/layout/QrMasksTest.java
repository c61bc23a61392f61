package cn.hengping.report.document.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("二维码的掩模：按标准的罚分选最少的")
class QrMasksTest {
    @Test
    @DisplayName("与 ZXing 逐一罚分所选的相同，长短不同的地址都一样")
    void the_same_mask_as_weighed_one_by_one() throws Exception {
        var random = new Random(20_250_226);
        var masks = new HashSet<Integer>();
        for (var i = 0; i < 300; i++) {
            var address = "https://example.gov.cn/v/"
                    + Long.toHexString(random.nextLong()).repeat(1 + i % 9);
            var weighed = Encoder.encode(address, ErrorCorrectionLevel.M);
            masks.add(weighed.getMaskPattern());

            assertThat(QrMasks.best(address)).as(address).isEqualTo(QrMasks.drawn(address, weighed.getMaskPattern()));
        }
        assertThat(masks).hasSizeGreaterThan(4);
    }
}
