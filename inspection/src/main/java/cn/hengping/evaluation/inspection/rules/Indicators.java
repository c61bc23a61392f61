package cn.hengping.evaluation.inspection.rules;

import static cn.hengping.evaluation.inspection.rules.Decimals.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cn.hengping.evaluation.inspection.Check;
import cn.hengping.evaluation.inspection.Dimension;
import cn.hengping.evaluation.inspection.Dossier;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.EvaluationTable.Line;
import cn.hengping.evaluation.inspection.Found;
import cn.hengping.evaluation.inspection.Quantity.Way;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.recognition.Words;

/** Rules over the choice of indicators, their targets and weights. */
public final class Indicators {
    private static final BigDecimal HEAVY = new BigDecimal("30");
    private static final BigDecimal OVER = new BigDecimal("1.2");
    private static final int FEW = 3;
    private static final Pattern INPUT = Pattern.compile(
            "^(投入|资金投入|经费投入|经费支出|资金支出|预算支出|项目资金|预算资金|项目投资|投入资金|支付资金|使用资金|投资金额|支出金额|资金使用|财政资金|专项资金|资金拨付|拨付资金).{0,6}(额|量|数|元|资金|总额|规模)?$");
    private static final Pattern NO_INPUT = Pattern.compile(".*(率|及时|合规|规范|到位|个|户|人|成本|控制|节约).*");
    private static final Pattern LATER = Pattern.compile("(20\\d{2})\\s*[年.\\-/]\\s*\\d{1,2}");

    private final List<List<Integer>> presets;

    public Indicators(Words words) {
        presets = words.lines("presets.txt").stream()
                .map(line ->
                        Stream.of(line.split("\\s+", -1)).map(Integer::valueOf).toList())
                .toList();
    }

    public Map<String, Check> checks() {
        return Map.of(
                "IndicatorTooHeavy", Indicators::heavy,
                "DuplicateIndicator", Indicators::twice,
                "InputAsOutput", Indicators::input,
                "OverAchieved", Indicators::over,
                "ActualsEqualTargets", Indicators::equal,
                "ZeroTarget", Indicators::zero,
                "DateAfterEnd", Indicators::late,
                "DimensionMissing", Indicators::missing,
                "ActualMissing", Indicators::noActual,
                "WeightsUnusual", this::unusual);
    }

    private static void heavy(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var weight = line.weight();
                if (weight != null
                        && weight.value().compareTo(HEAVY) > 0
                        && table.indicators().size() > 1) {
                    found.at(weight.place(), line.name().value() + "：" + weight.text());
                }
            }
        }
    }

    private static void twice(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var seen = new HashSet<String>();
            for (var line : table.indicators()) {
                var target = line.target();
                var key =
                        line.dimension() + line.aspect() + line.name().value() + (target == null ? "" : target.value());
                if (line.name().value().length() > 3 && !seen.add(key)) {
                    found.at(line.name().place(), line.name().value());
                }
            }
        }
    }

    private static void input(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var name = line.name().value();
                var isQuantity =
                        line.dimension() == Dimension.OUTPUT && !line.aspect().contains("成本");
                if (isQuantity
                        && INPUT.matcher(name).matches()
                        && !NO_INPUT.matcher(name).matches()) {
                    found.at(line.name().place(), "产出指标“" + name + "”");
                }
            }
        }
    }

    private static void over(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var target = line.targetQuantity();
                var actual = line.actualQuantity();
                if (target.isEmpty() || actual.isEmpty() || target.get().way() == Way.AT_MOST || line.hasReason()) {
                    continue;
                }
                var goal = target.get().number();
                var done = actual.get().number();
                if (goal.signum() > 0
                        && Computation.isComparable(line, target.get(), actual.get())
                        && done.compareTo(goal.multiply(OVER)) >= 0) {
                    found.at(
                            line.name().place(),
                            line.name().value() + "：" + plain(done) + " ÷ " + plain(goal) + " = "
                                    + plain(Decimals.rounded(Decimals.percent(done, goal))) + "%");
                }
            }
        }
    }

    private static void equal(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var compared = 0;
            var equal = 0;
            for (var line : table.indicators()) {
                var target = line.targetQuantity();
                var actual = line.actualQuantity();
                if (target.isPresent() && actual.isPresent()) {
                    compared++;
                    equal += target.get().number().compareTo(actual.get().number()) == 0 ? 1 : 0;
                }
            }
            if (compared > FEW && equal == compared) {
                found.at(table.place(), compared + " 项定量指标的完成值全部等于目标值");
            }
        }
    }

    private static void zero(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            for (var line : table.indicators()) {
                var target = line.target();
                line.targetQuantity().ifPresent(goal -> {
                    if (target != null && goal.number().signum() == 0 && goal.way() == Way.AT_LEAST) {
                        found.at(target.place(), line.name().value() + "：目标 " + target.text());
                    }
                });
            }
        }
    }

    private static void late(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            var year = table.year();
            for (var line : table.indicators()) {
                var actual = line.actual();
                if (year == null || actual == null || actual.value().length() > 30) {
                    continue;
                }
                var date = LATER.matcher(actual.value());
                if (date.find() && Integer.parseInt(date.group(1)) > year.value()) {
                    found.at(actual.place(), line.name().value() + "：" + actual.text() + "，评价年度 " + year.value());
                }
            }
        }
    }

    private static void missing(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            if (table.indicators().size() < FEW || table.lines().stream().anyMatch(line -> line.dimension() == null)) {
                continue;
            }
            var present = EnumSet.noneOf(Dimension.class);
            table.lines().forEach(line -> present.add(java.util.Objects.requireNonNull(line.dimension())));
            for (var dimension : List.of(Dimension.OUTPUT, Dimension.BENEFIT, Dimension.SATISFACTION)) {
                if (!present.contains(dimension)) {
                    // where nobody is served, the points of satisfaction go to benefit
                    found.at(
                            dimension == Dimension.SATISFACTION ? Severity.HINT : Severity.WARNING,
                            table.place(),
                            "没有" + dimension.title());
                }
            }
        }
    }

    private static void noActual(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            if (!table.columns().contains("ACTUAL")) {
                continue;
            }
            var blank = table.indicators().stream()
                    .filter(line -> line.actual() == null && line.score() != null)
                    .toList();
            if (blank.size() == table.indicators().size() && !blank.isEmpty()) {
                found.at(table.place(), "全部 " + blank.size() + " 项指标没有实际完成值");
                continue;
            }
            for (var line : blank) {
                var score = line.score();
                if (score != null && score.value().signum() > 0) {
                    found.at(line.name().place(), line.name().value() + "：得 " + score.text() + "，完成值空白");
                }
            }
        }
    }

    private void unusual(Dossier dossier, Found found) {
        for (var table : dossier.tables()) {
            if (!table.isWhole() || table.lines().stream().anyMatch(line -> line.dimension() == null)) {
                continue;
            }
            var points = points(table);
            if (points.values().stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .compareTo(Decimals.HUNDRED)
                    != 0) {
                continue;
            }
            var isKnown = presets.stream().anyMatch(preset -> matches(preset, points));
            if (!isKnown) {
                var terms = new ArrayList<String>();
                for (var dimension : Dimension.values()) {
                    terms.add(dimension.title() + " " + plain(points.getOrDefault(dimension, BigDecimal.ZERO)));
                }
                found.at(table.place(), String.join("，", terms));
            }
        }
    }

    private static Map<Dimension, BigDecimal> points(EvaluationTable table) {
        var points = new HashMap<Dimension, BigDecimal>();
        table.executionWeight().ifPresent(weight -> points.put(Dimension.EXECUTION, weight.value()));
        for (Line line : table.indicators()) {
            var weight = line.weight();
            var dimension = line.dimension();
            if (weight != null && dimension != null) {
                points.merge(dimension, weight.value(), BigDecimal::add);
            }
        }
        return points;
    }

    private static boolean matches(List<Integer> preset, Map<Dimension, BigDecimal> points) {
        var next = preset.iterator();
        return Stream.of(Dimension.values())
                .allMatch(dimension ->
                        points.getOrDefault(dimension, BigDecimal.ZERO).compareTo(BigDecimal.valueOf(next.next()))
                                == 0);
    }
}
