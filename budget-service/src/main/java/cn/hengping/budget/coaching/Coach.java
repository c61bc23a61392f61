package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.HintKind.ALL_QUALITATIVE;
import static cn.hengping.budget.coaching.HintKind.MISSING_DIMENSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import cn.hengping.budget.objective.Dimension;
import cn.hengping.budget.objective.Sign;

/** Reads a draft and says what would keep it from being measured. The same draft always gives the same hints, in the same order. */
public final class Coach {
    private static final List<Dimension> NEEDED = List.of(Dimension.OUTPUT, Dimension.BENEFIT);

    private final LineReading reading;

    public Coach(Words words) {
        this.reading = new LineReading(words);
    }

    public List<Hint> hints(Draft draft) {
        var hints = new ArrayList<>(ObjectiveReading.hints(draft));
        for (var i = 0; i < draft.lines().size(); i++) {
            hints.addAll(reading.hints(draft.lines().get(i), "/indicators/" + i));
        }
        hints.addAll(whole(draft));
        return hints;
    }

    private static List<Hint> whole(Draft draft) {
        var hints = new ArrayList<Hint>();
        var lines = draft.lines();
        var dimensions = lines.stream()
                .map(Draft.DraftIndicator::level)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!dimensions.isEmpty()) {
            NEEDED.stream()
                    .filter(dimension -> !dimensions.contains(dimension))
                    .forEach(dimension -> hints.add(Hint.at(MISSING_DIMENSION, "/indicators", "", dimension.name())));
        }
        if (lines.size() > 1 && lines.stream().allMatch(line -> line.sign() == Sign.QUALITATIVE)) {
            hints.add(Hint.at(ALL_QUALITATIVE, "/indicators", ""));
        }
        return hints;
    }
}
