package cn.hengping.evaluation.scoring.preview;

import java.util.List;
import java.util.Optional;

import cn.hengping.evaluation.scoring.Sign;
import cn.hengping.evaluation.scoring.typed.Reading.Read;
import cn.hengping.evaluation.scoring.typed.Reading.Unreadable;
import cn.hengping.evaluation.scoring.typed.TypedDate;
import cn.hengping.evaluation.scoring.typed.TypedInterval;
import cn.hengping.evaluation.scoring.typed.TypedNumber;
import cn.hengping.evaluation.scoring.typed.Unit;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target with its sign. Where no unit of measure is named, the target's own is the line's; where no sign is named,
 * the target's own is. A target that contradicts its sign is refused.
 */
record Targets(List<Fault> faults, @Nullable Integer year) {
    private static final int ANY_YEAR = 2000;

    /** A target in the form that the calculator takes: a plain number, {@code lo..hi}, an ISO date, or words. */
    record Target(Sign sign, String value, String measure) {}

    Optional<Target> read(PreviewAsk.IndicatorAsk ask, String pointer) {
        return sign(ask, pointer).flatMap(sign -> read(sign, ask, pointer + "/target"));
    }

    private Optional<Sign> sign(PreviewAsk.IndicatorAsk ask, String pointer) {
        var word = ask.sign();
        if (word == null || word.isBlank()) {
            var carried = bound(ask.target()).flatMap(Sign::called);
            if (carried.isEmpty()) {
                faults.add(Fault.at(pointer + "/sign", "SignMissing"));
            }
            return carried;
        }
        var sign = Sign.called(word);
        if (sign.isEmpty()) {
            faults.add(Fault.at(pointer + "/sign", "SignUnknown", Numbers.shown(word)));
        }
        return sign;
    }

    private static Optional<String> bound(String target) {
        return TypedNumber.of(target) instanceof Read read && !read.bound().isEmpty()
                ? Optional.of(read.bound())
                : Optional.empty();
    }

    private Optional<Target> read(Sign sign, PreviewAsk.IndicatorAsk ask, String pointer) {
        if (ask.target().isBlank()) {
            return refused(Fault.at(pointer, "TargetUnreadable", "", "没有填写"));
        }
        return switch (sign) {
            case AT_LEAST, MORE_THAN, EQUAL, AT_MOST, LESS_THAN -> number(sign, ask, pointer);
            case BETWEEN -> interval(ask, pointer);
            case BY_DATE -> date(ask.target(), pointer);
            case QUALITATIVE -> Optional.of(new Target(sign, ask.target().strip(), ""));
        };
    }

    private Optional<Target> number(Sign sign, PreviewAsk.IndicatorAsk ask, String pointer) {
        var measure = measure(ask, TypedNumber.labelOf(ask.target()));
        return switch (TypedNumber.of(ask.target(), Unit.of(measure))) {
            case Unreadable unreadable ->
                refused(Fault.at(
                        pointer,
                        "TargetUnreadable",
                        Numbers.shown(ask.target()),
                        unreadable.why().words()));
            case Read read -> {
                if (!agrees(sign, read.bound())) {
                    yield refused(
                            Fault.at(pointer, "TargetContradictsSign", Numbers.shown(ask.target()), sign.symbol()));
                }
                yield read.number().signum() < 0
                        ? refused(Fault.at(pointer, "TargetNegative", Numbers.shown(ask.target())))
                        : Optional.of(new Target(
                                sign, read.number().stripTrailingZeros().toPlainString(), measure));
            }
        };
    }

    private static boolean agrees(Sign sign, String bound) {
        return switch (bound) {
            case "" -> true;
            case "=" -> sign == Sign.EQUAL;
            case "≥", ">" -> sign == Sign.AT_LEAST || sign == Sign.MORE_THAN;
            default -> sign.isInverse();
        };
    }

    private Optional<Target> interval(PreviewAsk.IndicatorAsk ask, String pointer) {
        var label = TypedInterval.labelOf(ask.target());
        var measure = measure(ask, label);
        var read = TypedInterval.of(ask.target(), Unit.of(measure));
        if (read.isEmpty()) {
            return refused(Fault.at(pointer, "TargetUnreadable", Numbers.shown(ask.target()), "不是区间"));
        }
        var interval = read.get();
        if (interval.isReversed()) {
            return refused(Fault.at(pointer, "IntervalReversed", Numbers.shown(ask.target())));
        }
        var value = interval.from().stripTrailingZeros().toPlainString() + ".."
                + interval.to().stripTrailingZeros().toPlainString();
        return Optional.of(new Target(Sign.BETWEEN, value, measure));
    }

    private Optional<Target> date(String typed, String pointer) {
        var day = TypedDate.of(typed, year);
        if (day.isPresent()) {
            return Optional.of(new Target(Sign.BY_DATE, day.get().toString(), ""));
        }
        return TypedDate.of(typed, ANY_YEAR).isPresent()
                ? refused(Fault.at(pointer, "TargetDateWithoutYear", Numbers.shown(typed)))
                : refused(Fault.at(pointer, "TargetUnreadable", Numbers.shown(typed), "不是日期"));
    }

    /** The unit of the line: the one that is named, or the one behind the target. */
    private static String measure(PreviewAsk.IndicatorAsk ask, String label) {
        var named = ask.measure();
        return named == null || Unit.of(named).equals(Unit.NONE) ? label : named;
    }

    private Optional<Target> refused(Fault fault) {
        faults.add(fault);
        return Optional.empty();
    }
}
