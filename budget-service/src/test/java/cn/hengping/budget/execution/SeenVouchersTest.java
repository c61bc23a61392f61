package cn.hengping.budget.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一份文件里的凭证号")
class SeenVouchersTest {

    @Test
    @DisplayName("三十万个凭证号，与逐一记下的集合逐个一致")
    void it_knows_what_a_set_knows() {
        var seen = new SeenVouchers();
        var set = new HashSet<String>();
        var random = new Random(5);
        for (var i = 0; i < 300_000; i++) {
            var voucher = "2024-" + random.nextInt(200_000) + (i % 3 == 0 ? "/A" : "");

            assertThat(seen.add(voucher)).isEqualTo(set.add(voucher));
        }
    }

    @Test
    @DisplayName("前缀相同、长短不同、次序颠倒的凭证号，各算各的")
    void near_ones_are_told_apart() {
        var seen = new SeenVouchers();
        for (var voucher :
                new String[] {"", "0", "00", "000", "01", "10", "a", "A", "AB", "BA", "A-1", "A-10", "1-A"}) {
            assertThat(seen.add(voucher)).as(voucher).isTrue();
            assertThat(seen.add(voucher)).as(voucher).isFalse();
        }
    }
}
