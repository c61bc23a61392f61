package cn.hengping.evaluation.scoring.preview;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The first and second level of indicators, by the words that people use for them. The codes are those of budget-service's facts. */
final class Level {
    /** A first-level indicator (一级指标). */
    enum Dimension {
        COST("成本"),
        OUTPUT("产出"),
        BENEFIT("效益"),
        SATISFACTION("满意度|服务对象满意度|社会公众或服务对象满意度|受益对象满意度");

        private final String words;

        Dimension(String words) {
            this.words = words;
        }

        List<String> words() {
            return List.of(words.split("\\|"));
        }

        String title() {
            return words().getFirst();
        }
    }

    /** A second-level indicator (二级指标); cost was one of the output's until 2021. */
    enum Aspect {
        QUANTITY(Dimension.OUTPUT, "数量"),
        QUALITY(Dimension.OUTPUT, "质量"),
        TIMELINESS(Dimension.OUTPUT, "时效"),
        OUTPUT_COST(Dimension.OUTPUT, "成本"),
        ECONOMIC_COST(Dimension.COST, "经济成本|经济|成本"),
        SOCIAL_COST(Dimension.COST, "社会成本|社会"),
        ECOLOGICAL_COST(Dimension.COST, "生态环境成本|生态环境|生态成本"),
        ECONOMIC(Dimension.BENEFIT, "经济效益|经济"),
        SOCIAL(Dimension.BENEFIT, "社会效益|社会"),
        ECOLOGICAL(Dimension.BENEFIT, "生态效益|生态|生态环境"),
        SUSTAINABLE(Dimension.BENEFIT, "可持续影响|可持续|可持续发展"),
        SERVICE_SATISFACTION(Dimension.SATISFACTION, "服务对象满意度|满意度|社会公众或服务对象满意度|受益对象满意度");

        private final Dimension dimension;
        private final String words;

        Aspect(Dimension dimension, String words) {
            this.dimension = dimension;
            this.words = words;
        }

        List<String> words() {
            return List.of(words.split("\\|"));
        }

        Dimension dimension() {
            return dimension;
        }
    }

    private Level() {}

    static Optional<Dimension> dimension(String word) {
        var bare = bare(word);
        return Arrays.stream(Dimension.values())
                .filter(one -> one.name().equalsIgnoreCase(bare) || one.words().contains(bare))
                .findFirst();
    }

    /** The aspect that a word stands for; 经济 and 成本 mean something else in each dimension, whose own comes first. */
    static Optional<Aspect> aspect(String word, Optional<Dimension> dimension) {
        var bare = bare(word);
        return Arrays.stream(Aspect.values())
                .filter(one -> one.name().equalsIgnoreCase(bare) || one.words().contains(bare))
                .min(Comparator.comparing(
                        one -> dimension.filter(one.dimension::equals).isEmpty()));
    }

    private static String bare(String word) {
        var stripped = word.strip();
        return stripped.endsWith("指标") ? stripped.substring(0, stripped.length() - 2) : stripped;
    }
}
