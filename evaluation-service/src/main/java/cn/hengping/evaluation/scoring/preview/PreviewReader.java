package cn.hengping.evaluation.scoring.preview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import cn.hengping.evaluation.scoring.Measured;
import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.evaluation.scoring.preview.PreviewAsk.FundsAsk;
import cn.hengping.evaluation.scoring.preview.PreviewAsk.IndicatorAsk;
import cn.hengping.evaluation.scoring.preview.PreviewAsk.SourceAsk;
import cn.hengping.evaluation.scoring.preview.ReadSheet.Funds;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import org.jspecify.annotations.Nullable;

/** Reads what a preview is asked for, or refuses with every place that cannot be read. */
final class PreviewReader {
    private static final int MOST_INDICATORS = 500;
    private static final int MOST_SOURCES = 20;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_CHARACTERS_OF_A_NAME = 200;
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final List<Fault> faults = new ArrayList<>();
    private final Numbers numbers = new Numbers(faults);
    private final PreviewAsk ask;
    private final Targets targets;

    private PreviewReader(PreviewAsk ask) {
        this.ask = ask;
        this.targets = new Targets(faults, ask.year());
    }

    static ReadSheet read(PreviewAsk ask) {
        return new PreviewReader(ask).read();
    }

    private ReadSheet read() {
        var year = ask.year();
        if (year != null && (year < 2000 || year > 2100)) {
            faults.add(Fault.at("/year", "YearOutOfRange", year));
        }
        if (ask.indicators().isEmpty() || ask.indicators().size() > MOST_INDICATORS) {
            NotAcceptable.unless(List.of(Fault.at("/indicators", "ListLength", 1, MOST_INDICATORS)));
        }
        var funds = funds(ask.funds());
        var lines = lines();
        var execution = numbers.score("/declaredExecutionScore", ask.declaredExecutionScore());
        var total = numbers.score("/declaredTotal", ask.declaredTotal());
        text("/executionDeviationReason", ask.executionDeviationReason(), MOST_CHARACTERS);
        text("/declaredGrade", ask.declaredGrade(), MOST_CHARACTERS_OF_A_NAME);
        NotAcceptable.unless(faults);
        var reason = ask.executionDeviationReason();
        var grade = ask.declaredGrade();
        return new ReadSheet(
                funds,
                lines,
                execution,
                ReadSheet.explains(reason),
                total,
                grade == null || grade.isBlank() ? null : grade.strip());
    }

    private Funds funds(@Nullable FundsAsk asked) {
        if (asked == null) {
            return new Funds(null, null, null, true, true);
        }
        var sources = Objects.requireNonNullElse(asked.sources(), List.<SourceAsk>of());
        if (sources.size() > MOST_SOURCES) {
            NotAcceptable.unless(List.of(Fault.at("/funds/sources", "ListLength", 0, MOST_SOURCES)));
        }
        var budget = notNegative("/funds/fullYearBudgetYuan", asked.fullYearBudgetYuan());
        var executed = numbers.amount("/funds/executedYuan", asked.executedYuan());
        var budgets = sum(sources, "fullYearBudgetYuan", SourceAsk::fullYearBudgetYuan);
        var spent = sum(sources, "executedYuan", SourceAsk::executedYuan);
        return new Funds(
                budget == null ? budgets : budget,
                executed == null ? spent : executed,
                numbers.percent("/funds/executionRatePercent", asked.executionRatePercent()),
                agree(budget, budgets),
                agree(executed, spent));
    }

    private @Nullable BigDecimal notNegative(String pointer, @Nullable String typed) {
        var amount = numbers.amount(pointer, typed);
        if (amount != null && amount.signum() < 0) {
            faults.add(Fault.at(pointer, "AmountNegative", Numbers.shown(Objects.requireNonNull(typed))));
        }
        return amount;
    }

    /** The sum over the sources, or nothing when none of them names the amount. */
    private @Nullable BigDecimal sum(
            List<SourceAsk> sources, String field, Function<SourceAsk, @Nullable String> amount) {
        BigDecimal sum = null;
        for (var i = 0; i < sources.size(); i++) {
            var pointer = "/funds/sources/" + i + "/" + field;
            var typed = amount.apply(sources.get(i));
            var one = field.equals("fullYearBudgetYuan") ? notNegative(pointer, typed) : numbers.amount(pointer, typed);
            if (one != null) {
                sum = sum == null ? one : sum.add(one);
            }
        }
        return sum;
    }

    private static boolean agree(@Nullable BigDecimal total, @Nullable BigDecimal sum) {
        return total == null || sum == null || total.compareTo(sum) == 0;
    }

    private List<ReadSheet.Line> lines() {
        var lines = new ArrayList<ReadSheet.Line>();
        var seen = new HashSet<String>();
        for (var i = 0; i < ask.indicators().size(); i++) {
            line(ask.indicators().get(i), "/indicators/" + i, String.valueOf(i + 1), seen)
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<ReadSheet.Line> line(IndicatorAsk one, String pointer, String place, Set<String> seen) {
        var code =
                one.code() == null || one.code().isBlank() ? place : one.code().strip();
        if (!seen.add(code)) {
            faults.add(Fault.at(pointer + "/code", "IndicatorTwice", Numbers.shown(code)));
        }
        texts(one, pointer);
        var dimension = Level.dimension(one.dimension());
        if (dimension.isEmpty()) {
            faults.add(Fault.at(pointer + "/dimension", "DimensionUnknown", Numbers.shown(one.dimension())));
        }
        var aspect = aspect(one, dimension, pointer + "/aspect");
        var target = targets.read(one, pointer);
        var weight = numbers.weight(pointer + "/weight", one.weight());
        var declared = numbers.score(pointer + "/declaredScore", one.declaredScore());
        var percent = percent(one, target.map(Targets.Target::sign), pointer + "/attainmentPercent");
        if (dimension.isEmpty() || target.isEmpty() || weight == null) {
            return Optional.empty();
        }
        var measured = measured(one, target.get(), weight, percent);
        return Optional.of(new ReadSheet.Line(
                pointer,
                code,
                one.name(),
                dimension.get(),
                aspect,
                measured,
                declared,
                one.deviationReason(),
                one.improvementMeasure()));
    }

    private static Measured measured(
            IndicatorAsk one, Targets.Target target, BigDecimal weight, @Nullable BigDecimal percent) {
        var actual = one.actual();
        return new Measured(
                target.sign(),
                target.value(),
                weight,
                actual == null || actual.isBlank() ? null : actual.strip(),
                percent,
                target.measure(),
                Boolean.TRUE.equals(one.targetTooLow()),
                one.evidenced());
    }

    private Level.@Nullable Aspect aspect(IndicatorAsk one, Optional<Level.Dimension> dimension, String pointer) {
        var word = one.aspect();
        if (word == null || word.isBlank()) {
            return null;
        }
        var aspect = Level.aspect(word, dimension);
        if (aspect.isEmpty()) {
            faults.add(Fault.at(pointer, "AspectUnknown", Numbers.shown(word)));
        } else if (dimension.isPresent() && aspect.get().dimension() != dimension.get()) {
            faults.add(Fault.at(
                    pointer,
                    "AspectElsewhere",
                    Numbers.shown(word),
                    dimension.get().title()));
        }
        return aspect.orElse(null);
    }

    /** The attainment of a qualitative line; some write it where the actual value stands, as a percent. */
    private @Nullable BigDecimal percent(IndicatorAsk one, Optional<Sign> sign, String pointer) {
        var qualitative = sign.filter(Sign.QUALITATIVE::equals).isPresent();
        var typed = one.attainmentPercent();
        if ((typed == null || typed.isBlank()) && qualitative && one.actual() != null) {
            typed = one.actual().strip().matches("[0-9０-９.．]{1,10}[%％]") ? one.actual() : null;
        }
        var percent = numbers.percent(pointer, typed);
        if (percent != null && sign.isPresent() && !qualitative) {
            faults.add(Fault.at(pointer, "PercentOfAMeasuredIndicator", Numbers.shown(one.target())));
        }
        if (percent != null && (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0)) {
            faults.add(Fault.at(pointer, "PercentOutOfRange", percent.toPlainString()));
        }
        return percent;
    }

    private void texts(IndicatorAsk one, String pointer) {
        text(pointer + "/code", one.code(), MOST_CHARACTERS_OF_A_NAME);
        text(pointer + "/name", one.name(), MOST_CHARACTERS_OF_A_NAME);
        text(pointer + "/measure", one.measure(), MOST_CHARACTERS_OF_A_NAME);
        text(pointer + "/target", one.target(), MOST_CHARACTERS);
        text(pointer + "/actual", one.actual(), MOST_CHARACTERS);
        text(pointer + "/deviationReason", one.deviationReason(), MOST_CHARACTERS);
        text(pointer + "/improvementMeasure", one.improvementMeasure(), MOST_CHARACTERS);
    }

    private void text(String pointer, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            faults.add(Fault.at(pointer, "TextLength", 0, most));
        }
    }
}
