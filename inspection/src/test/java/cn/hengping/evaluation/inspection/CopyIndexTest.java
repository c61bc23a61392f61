package cn.hengping.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import cn.hengping.evaluation.inspection.copies.CopyIndex;
import cn.hengping.evaluation.inspection.copies.CopyIndex.Paragraph;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("雷同文字")
class CopyIndexTest {
    private static final String TEXT = "本年度组织开展了网络安全检查，对全区重点单位的信息系统逐一核对台账，发现问题当场交办，限期整改，并对整改情况进行了回访，总体达到预期。";

    private static Paragraph paragraph(String owner, String text) {
        return new Paragraph(owner, owner, 0, text.length(), text);
    }

    @Test
    @DisplayName("别的单位改几个字和年份的，找得出来；本单位的、不相干的、太短的，不算")
    void near_copies_of_others_are_found() {
        var index = new CopyIndex();
        index.add(paragraph("甲", TEXT));

        var changed = TEXT.replace("全区", "全县").replace("本年度", "2023年度");

        assertThat(index.add(paragraph("乙", TEXT))).hasSize(1);
        assertThat(index.add(paragraph("甲", TEXT)))
                .extracting(copy -> copy.there().owner())
                .doesNotContain("甲");
        assertThat(index.add(paragraph("丙", TEXT + "特此说明。"))).isNotEmpty();
        assertThat(index.add(paragraph("丁", "完成。"))).isEmpty();
        assertThat(index.add(paragraph("戊", new StringBuilder(TEXT).reverse().toString())))
                .isEmpty();
        assertThat(changed).isNotEqualTo(TEXT);
    }

    @Test
    @DisplayName("十万段中找雷同，比较的次数远少于两两相比")
    void a_hundred_thousand_paragraphs_are_not_compared_pair_by_pair() {
        var random = new Random(1);
        var index = new CopyIndex();
        var found = 0;
        var planted = 0;
        var last = "";
        for (var i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (var c = 0; c < 80; c++) {
                text.append((char) (0x4E00 + random.nextInt(2_000)));
            }
            var isCopy = i % 1_000 == 999;
            planted += isCopy ? 1 : 0;
            found += index.add(paragraph("单位" + i, isCopy ? last : text.toString()))
                            .isEmpty()
                    ? 0
                    : 1;
            last = text.toString();
        }

        assertThat(found).isEqualTo(planted).isEqualTo(100);
        assertThat(index.comparisons()).isLessThan(100_000L * 99_999 / 2 / 1_000);
    }
}
