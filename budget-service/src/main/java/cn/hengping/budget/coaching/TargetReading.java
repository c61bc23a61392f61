package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.Draft.text;
import static cn.hengping.budget.coaching.HintKind.CONTRADICTS_SIGN;
import static cn.hengping.budget.coaching.HintKind.NO_DATE;
import static cn.hengping.budget.coaching.HintKind.NO_NUMBER;
import static cn.hengping.budget.coaching.HintKind.TARGET_COPIES_NAME;
import static cn.hengping.budget.coaching.HintKind.VAGUE_ONLY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import cn.hengping.budget.library.Grams;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the words of a target say. A target that says nothing measurable gets one hint, the most telling: copied from the
 * name, without a date, without a number, or vague.
 */
final class TargetReading {
    /** So many characters beside the empty ones make a statement that somebody can check. */
    private static final int LEAST_SUBSTANCE = 4;

    private static final Pattern DATE = Pattern.compile("\\d\\s*[年月日/.-]|\\d{4}");

    private final Pattern vague;
    private final Pattern empty;
    private final Pattern concrete;
    private final Pattern event;
    private final Pattern bounds;
    private final Pattern worse;
    private final Pattern remedy;
    private final Pattern better;
    private final Pattern change;

    TargetReading(Words words) {
        this.vague = Words.any(words.vague());
        this.empty = Pattern.compile(
                Words.alternatives(words.vague()) + "|" + Words.alternatives(words.filler()) + "|[^\\p{L}]");
        this.concrete = Words.any(words.concrete());
        this.event = Words.any(words.event());
        this.bounds = Pattern.compile(
                "(" + Words.alternatives(words.atLeast()) + ")|(" + Words.alternatives(words.atMost()) + ")");
        this.worse = Words.any(words.worse());
        this.remedy = Words.any(words.remedy());
        this.better = Pattern.compile("(?<![不未])" + Words.alternatives(words.better()) + "$");
        this.change = Pattern.compile(Words.alternatives(words.change()) + "|增幅|同比|倍|拨备|负债");
    }

    boolean mayExceedAHundred(String nameAndTarget) {
        return change.matcher(nameAndTarget).find();
    }

    List<Hint> hints(Draft.DraftIndicator line, String target, String pointer) {
        var hints = new ArrayList<Hint>();
        unmeasurable(line, target)
                .ifPresent(kind -> hints.add(Hint.at(kind, pointer + "/target", text(line.target()))));
        contradiction(line, target, pointer).ifPresent(hints::add);
        return hints;
    }

    private Optional<HintKind> unmeasurable(Draft.DraftIndicator line, String target) {
        var hasNumber = Numbers.anyIn(target);
        if (hasNumber && !(line.sign() == Sign.BY_DATE && !hasDate(target))) {
            return Optional.empty();
        }
        if (copies(target, text(line.name()))) {
            return Optional.of(TARGET_COPIES_NAME);
        }
        if (line.sign() == Sign.BY_DATE || line.aspect() == Aspect.TIMELINESS) {
            return hasDate(target) ? Optional.empty() : Optional.of(NO_DATE);
        }
        if (needsNumber(line)) {
            return Optional.of(NO_NUMBER);
        }
        return isVague(target, text(line.name())) ? Optional.of(VAGUE_ONLY) : Optional.empty();
    }

    private boolean hasDate(String target) {
        return DATE.matcher(target).find() || event.matcher(target).find();
    }

    private static boolean needsNumber(Draft.DraftIndicator line) {
        return isNumeric(line.sign()) || line.aspect() == Aspect.QUANTITY || isCost(line.aspect());
    }

    private static boolean isNumeric(@Nullable Sign sign) {
        return sign != null && sign != Sign.QUALITATIVE && sign != Sign.BY_DATE;
    }

    private static boolean isCost(@Nullable Aspect aspect) {
        return aspect == Aspect.ECONOMIC_COST;
    }

    private static boolean copies(String target, String name) {
        var said = Grams.plain(target);
        var named = Grams.plain(name);
        return said.length() >= LEAST_SUBSTANCE && named.contains(said);
    }

    /** Nothing is left beside empty words and what the name says already, and there is no way to check it. */
    private boolean isVague(String target, String name) {
        if (target.isBlank()) {
            return true;
        }
        if (concrete.matcher(target).find()) {
            return false;
        }
        var rest = empty.matcher(target).replaceAll("");
        for (var pair : Grams.pairs(Grams.plain(name))) {
            rest = rest.replace(pair, "");
        }
        return rest.length() < LEAST_SUBSTANCE || (vague.matcher(target).find() && rest.length() == LEAST_SUBSTANCE);
    }

    private Optional<Hint> contradiction(Draft.DraftIndicator line, String target, String pointer) {
        var direction = direction(line.sign());
        if (direction == 0) {
            return Optional.empty();
        }
        var bound = bounds.matcher(target);
        if (bound.find()) {
            var said = bound.group(1) == null ? -1 : 1;
            return said == direction
                    ? Optional.empty()
                    : Optional.of(new Hint(
                            CONTRADICTS_SIGN,
                            pointer + "/target",
                            bound.start(),
                            bound.end(),
                            List.of(bound.group(), String.valueOf(line.sign()))));
        }
        var name = text(line.name()).strip();
        var isWorse = worse.matcher(name).find() && !remedy.matcher(name).find();
        var meant = isWorse ? -1 : better.matcher(name).find() ? 1 : 0;
        return meant == 0 || meant == direction
                ? Optional.empty()
                : Optional.of(Hint.at(CONTRADICTS_SIGN, pointer + "/sign", "", name, String.valueOf(line.sign())));
    }

    private static int direction(@Nullable Sign sign) {
        if (sign == null) {
            return 0;
        }
        return switch (sign) {
            case AT_LEAST, MORE_THAN -> 1;
            case AT_MOST, LESS_THAN -> -1;
            case EQUAL, BETWEEN, BY_DATE, QUALITATIVE -> 0;
        };
    }
}
