package cn.hengping.evaluation.spotcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import cn.hengping.evaluation.spotcheck.Draw.Lot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("随机抽取：先公布种子的摘要，后公布种子，人人可以复算")
class DrawTest {
    private static final String WORD = "二〇二五年四月二十日";

    private static byte[] seed() {
        var seed = new byte[32];
        for (var i = 0; i < seed.length; i++) {
            seed[i] = (byte) i;
        }
        return seed;
    }

    private static List<Lot> lots() {
        var weights = List.of(1, 1, 1, 10, 1, 41, 1, 1, 5, 1);
        return IntStream.range(0, 10)
                .mapToObj(i -> new Lot("P0" + i, weights.get(i)))
                .toList();
    }

    @Test
    @DisplayName("样例：种子、字句、名单既定，抽出的便既定（另一种语言写的算法得到同样结果）")
    void the_test_vector() {
        assertThat(Draw.commitment(seed()))
                .isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
        assertThat(Draw.hash(lots())).isEqualTo("a3b215a92dd097dadbb27bfb5465480e2c20ced1989cd4aa1d9453063f1b1ff0");
        assertThat(Draw.draw(seed(), WORD, lots(), 5)).containsExactly("P05", "P03", "P07", "P08", "P02");
    }

    @Test
    @DisplayName("名单的次序不影响结果；字句或名单一变，结果不能事先知道")
    void the_order_of_the_list_does_not_matter() {
        var shuffled = new ArrayList<>(lots());
        Collections.shuffle(shuffled, new Random(7));

        assertThat(Draw.draw(seed(), WORD, shuffled, 10)).isEqualTo(Draw.draw(seed(), WORD, lots(), 10));
        assertThat(Draw.draw(seed(), "别的字句", lots(), 10)).isNotEqualTo(Draw.draw(seed(), WORD, lots(), 10));
        assertThat(Draw.draw(seed(), WORD, lots(), 10)).doesNotHaveDuplicates().hasSize(10);
        assertThat(Draw.draw(seed(), WORD, lots(), 99)).hasSize(10);
    }

    @Test
    @DisplayName("权重即机会：四份签的被先抽到的机会是一份签的四倍")
    void more_lots_more_chances() {
        var lots = List.of(new Lot("A", 4), new Lot("B", 1));
        var first = new HashMap<String, Integer>();
        for (var i = 0; i < 5_000; i++) {
            first.merge(Draw.draw(seed(), "第" + i + "次", lots, 1).getFirst(), 1, Integer::sum);
        }

        assertThat(first.get("A")).isBetween(3_880, 4_120);
    }
}
