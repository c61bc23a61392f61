package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.Draft.text;
import static cn.hengping.budget.coaching.HintKind.INPUT_AS_OUTPUT;
import static cn.hengping.budget.coaching.HintKind.NO_BASELINE;
import static cn.hengping.budget.coaching.HintKind.NO_EVIDENCE;
import static cn.hengping.budget.coaching.HintKind.NO_UNIT;
import static cn.hengping.budget.coaching.HintKind.PERCENT_OVER_100;
import static cn.hengping.budget.coaching.HintKind.TOO_HEAVY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.budget.objective.Dimension;
import cn.hengping.budget.objective.Sign;

/** Reads one indicator as far as it is written. What the target's words say is read by {@link TargetReading}. */
final class LineReading {
    private static final BigDecimal MOST_POINTS = new BigDecimal("30");
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Pattern MONEY = Pattern.compile("[十百千万亿]*元");
    private static final Pattern UNIT_AFTER_NUMBER =
            Pattern.compile("\\d\\s*(?:%|‰|[\\u4e00-\\u9fff])(?<!\\d[以之及到至])|\\d\\s*[a-zA-Z]");
    private static final String CHANGE_OF = "(?:率|幅度?|量|额|比例|数|人数|户数|件数|起数|百分点|程度)?$";

    private final TargetReading targets;
    private final Pattern changeInTarget;
    private final Pattern changeInName;
    private final Pattern base;
    private final Pattern evidenceless;
    private final Pattern unitless;
    private final Pattern input;
    private final Pattern earned;

    LineReading(Words words) {
        var change = Words.alternatives(words.change());
        this.targets = new TargetReading(words);
        this.changeInTarget = Pattern.compile(change + "[^，。；]{0,6}?\\d");
        this.changeInName = Pattern.compile(change + CHANGE_OF);
        this.base = Words.any(words.base());
        this.evidenceless = Pattern.compile(Words.alternatives(words.evidenceless()) + "?等?");
        this.unitless = Words.any(words.unitless());
        this.input = Words.any(words.input());
        this.earned = Words.any(words.earned());
    }

    List<Hint> hints(Draft.DraftIndicator line, String pointer) {
        if (!line.isBegun()) {
            return List.of();
        }
        var hints = new ArrayList<Hint>();
        var target = Numbers.narrow(text(line.target()));
        hints.addAll(targets.hints(line, target, pointer));
        unit(line, target, pointer, hints);
        baseline(line, target, pointer, hints);
        percent(line, target, pointer, hints);
        input(line, pointer, hints);
        var evidence = text(line.evidenceSource()).strip();
        if (evidence.isEmpty() || evidenceless.matcher(evidence).matches()) {
            hints.add(Hint.at(NO_EVIDENCE, pointer + "/evidenceSource", text(line.evidenceSource())));
        }
        var weight = line.weight();
        if (weight != null && weight.compareTo(MOST_POINTS) > 0) {
            hints.add(Hint.at(TOO_HEAVY, pointer + "/weight", "", weight.toString()));
        }
        return hints;
    }

    private void unit(Draft.DraftIndicator line, String target, String pointer, List<Hint> hints) {
        var measure = text(line.measure()).strip();
        var isQuantity = line.sign() != Sign.QUALITATIVE && line.sign() != Sign.BY_DATE;
        if (isQuantity
                && (measure.isEmpty() || unitless.matcher(measure).matches())
                && !Numbers.in(target).isEmpty()
                && !UNIT_AFTER_NUMBER.matcher(target).find()) {
            hints.add(Hint.at(NO_UNIT, pointer + "/measure", text(line.measure())));
        }
    }

    /** A value that moves must say from where: a baseline, or words such as 较上年. */
    private void baseline(Draft.DraftIndicator line, String target, String pointer, List<Hint> hints) {
        var hasNumber = !Numbers.in(target).isEmpty();
        var all = text(line.name()) + " " + target + " " + text(line.measure());
        if (!hasNumber || !text(line.baseline()).isBlank() || base.matcher(all).find()) {
            return;
        }
        var moved = changeInTarget.matcher(target);
        var name = text(line.name()).strip();
        if (moved.find()) {
            hints.add(new Hint(NO_BASELINE, pointer + "/target", moved.start(), moved.end(), List.of()));
        } else if (changeInName.matcher(name).find()) {
            hints.add(Hint.at(NO_BASELINE, pointer + "/name", text(line.name())));
        }
    }

    private void percent(Draft.DraftIndicator line, String target, String pointer, List<Hint> hints) {
        var measure = Numbers.narrow(text(line.measure()).strip());
        var isPercent = measure.equals("%") || measure.equals("百分比");
        if (targets.mayExceedAHundred(text(line.name()) + target)) {
            return;
        }
        for (var found : Numbers.in(target)) {
            if (found.value().compareTo(HUNDRED) > 0 && (isPercent || target.startsWith("%", found.to()))) {
                var number = target.substring(found.from(), found.to());
                hints.add(new Hint(PERCENT_OVER_100, pointer + "/target", found.from(), found.to(), List.of(number)));
                return;
            }
        }
    }

    /** Money that is put in is no output: it is in the execution rate already. */
    private void input(Draft.DraftIndicator line, String pointer, List<Hint> hints) {
        var name = text(line.name());
        var isMoney = MONEY.matcher(text(line.measure()).strip()).matches();
        var isEarned = earned.matcher(name).find();
        if (line.level() == Dimension.OUTPUT
                && ((isMoney && !isEarned) || input.matcher(name).find())) {
            hints.add(Hint.at(INPUT_AS_OUTPUT, pointer + "/name", name));
        }
    }
}
