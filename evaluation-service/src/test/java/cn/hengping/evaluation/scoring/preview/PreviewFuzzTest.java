package cn.hengping.evaluation.scoring.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.scoring.ScoringFixture;
import cn.hengping.platform.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("试算：随手写坏的表")
class PreviewFuzzTest {
    private static final int TABLES = 30_000;
    private static final JsonMapper JSON = ScoringFixture.JSON;
    private static final RuleSets SHIPPED = ScoringFixture.shipped();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "0",
            "-1",
            "1e2",
            "1e-30",
            "0.005",
            "100",
            "101",
            "\"1e9\"",
            "\"９５％\"",
            "\"95%\"",
            "\"0.95\"",
            "\"约300\"",
            "\"三百二十\"",
            "\"百分之九十五\"",
            "\"十分满意\"",
            "\"1,2\"",
            "\"1,200\"",
            "\"20.18万元\"",
            "\"万\"",
            "\"≥95%\"",
            "\"≤3\"",
            "\"3~5\"",
            "\"5~3\"",
            "\"-5..5\"",
            "\"-6\"",
            "\"..\"",
            "\"[3,5]\"",
            "\"2024-09-30\"",
            "\"2024-02-30\"",
            "\"9月底前\"",
            "\"第三季度末\"",
            "\"按期完成\"",
            "\"定性\"",
            "\"≥\"",
            "\"=\"",
            "\"区间\"",
            "\"时限\"",
            "\"成本\"",
            "\"满意度指标\"",
            "\"%\"",
            "\"万元\"",
            "\"𠮷😀\\u0000\\u202e\"",
            "99999999999999999999999999999999999999999999",
            "\"0.000000000000000000000000000000000001\"",
            "\"差\"",
            "\"优秀\"");

    @Test
    @DisplayName("任意改坏几处：或照算，或指明位置拒绝，从不出故障；照算的总分是各行之和，等次由总分而来")
    void no_table_is_a_fault() {
        var random = new SplittableRandom(20241126);
        var worked = 0;
        for (var i = 0; i < TABLES; i++) {
            var table = (ObjectNode) JSON.readTree(ScorePreviewTest.GOOD);
            var changes = random.nextInt(1, 5);
            for (var change = 0; change < changes; change++) {
                spoil(table, random);
            }
            var known = SHIPPED.all().get(random.nextInt(SHIPPED.all().size()));
            if (isWorked(table, known)) {
                worked++;
            }
        }
        assertThat(worked).isBetween(TABLES / 20, TABLES - TABLES / 20);
    }

    private static void spoil(ObjectNode table, SplittableRandom random) {
        var objects = new ArrayList<ObjectNode>();
        collect(table, objects);
        var one = objects.get(random.nextInt(objects.size()));
        var names = Stream.concat(
                        one.propertyNames().stream(),
                        Stream.of(
                                "declaredScore",
                                "declaredTotal",
                                "declaredGrade",
                                "measure",
                                "evidenced",
                                "targetTooLow"))
                .toList();
        var name = names.get(random.nextInt(names.size()));
        one.set(name, JSON.readTree(VALUES.get(random.nextInt(VALUES.size()))));
    }

    private static void collect(JsonNode node, List<ObjectNode> into) {
        if (node instanceof ObjectNode object) {
            into.add(object);
            object.values().forEach(value -> collect(value, into));
        } else if (node instanceof ArrayNode array) {
            array.values().forEach(value -> collect(value, into));
        }
    }

    private static boolean isWorked(ObjectNode table, RuleSets.Known known) {
        ScorePreview preview;
        try {
            preview = ScorePreview.of(JSON.treeToValue(table, PreviewAsk.class), known);
        } catch (Refused refused) {
            assertThat(refused.refusal().faults())
                    .as("%s", table)
                    .isNotEmpty()
                    .allSatisfy(fault -> assertThat(fault.pointer()).startsWith("/"));
            return false;
        } catch (JacksonException _) {
            return false;
        } catch (RuntimeException fault) {
            throw new AssertionError(table.toString(), fault);
        }
        check(preview, known, table);
        return true;
    }

    private static void check(ScorePreview preview, RuleSets.Known known, ObjectNode table) {
        var all = Stream.concat(Stream.of(preview.execution()), preview.lines().stream())
                .toList();
        for (var line : all) {
            if (line.computed() != null) {
                assertThat(line.computed()).as("%s", table).isBetween(BigDecimal.ZERO, line.maxScore());
                assertThat(line.computed().scale()).isEqualTo(2);
                assertThat(Objects.requireNonNull(line.explanation()).points()).isEqualTo(line.computed());
            }
        }
        var isWhole = all.stream().noneMatch(line -> line.computed() == null);
        var sum = all.stream()
                .map(ScorePreview.Line::computed)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(preview.total().computedSoFar()).as("%s", table).isEqualByComparingTo(sum);
        assertThat(preview.total().computed() != null).as("%s", table).isEqualTo(isWhole);
        var grade = preview.grade().computed();
        if (grade != null && preview.grade().cap() == null) {
            assertThat(grade).as("%s", table).isEqualTo(known.rules().gradeOf(sum));
        }
    }
}
