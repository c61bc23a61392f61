package cn.hengping.budget.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.objective.Indicator;
import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint shows: the execution from the ledger, a light for it and for each indicator, and the worst of them.
 *
 * @param ledgerSequence the last entry of the ledger that was counted
 */
public record Reading(
        LocalDate asOf,
        Money executedYuan,
        Money fullYearBudgetYuan,
        @Nullable String executionRatePercent,
        long ledgerSequence,
        @Nullable Light executionLight,
        List<IndicatorLight> lines,
        @Nullable Light worst) {

    /** The light of one indicator; absent while it cannot be told. */
    public record IndicatorLight(String code, @Nullable Light light) {}

    public Reading {
        lines = List.copyOf(lines);
    }

    /** Reads what the unit wrote, and what the ledger says as of the end of the month. */
    static Reading of(List<Indicator> indicators, Account account, Balance balance, int month, LightRules rules) {
        var asOf = balance.asOf();
        var execution = rules.execution(
                        balance.executedYuan().yuan(), balance.fullYearYuan().yuan(), month)
                .orElse(null);
        var lines = indicators.stream()
                .map(indicator -> line(indicator, account, month, asOf, rules))
                .toList();
        var lights = new ArrayList<Light>();
        lines.stream()
                .map(IndicatorLight::light)
                .filter(Objects::nonNull)
                .forEach(light -> lights.add(Objects.requireNonNull(light)));
        if (execution != null) {
            lights.add(execution);
        }
        return new Reading(
                asOf,
                balance.executedYuan(),
                balance.fullYearYuan(),
                balance.executionRatePercent().map(Object::toString).orElse(null),
                balance.sequence(),
                execution,
                lines,
                Light.worst(lights).orElse(null));
    }

    private static IndicatorLight line(
            Indicator indicator, Account account, int month, LocalDate asOf, LightRules rules) {
        var progress = account.of(indicator.code()).orElse(new Progress(indicator.code(), null, null));
        return new IndicatorLight(
                indicator.code(),
                rules.indicator(indicator, progress, month, asOf).orElse(null));
    }

    /** Where it is red: indicators by code, and the execution. */
    List<String> red() {
        var red = new ArrayList<String>();
        if (executionLight == Light.RED) {
            red.add(Explanation.EXECUTION);
        }
        lines.stream()
                .filter(line -> line.light() == Light.RED)
                .map(IndicatorLight::code)
                .forEach(red::add);
        return red;
    }
}
