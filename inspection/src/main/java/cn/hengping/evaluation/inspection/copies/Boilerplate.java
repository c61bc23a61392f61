package cn.hengping.evaluation.inspection.copies;

import java.util.List;
import java.util.regex.Pattern;

/** Words of regulations and forms: whoever uses them copies nobody. */
public final class Boilerplate {
    /** What so many reports share is nobody's own. */
    public static final int EVERYBODY = 8;

    private static final double MOSTLY = 0.5;

    private static final Pattern SENTENCE = Pattern.compile("[，。；]");

    private final List<Pattern> patterns;

    public Boilerplate(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** Whether at least half of a paragraph is such words, or it has no mark of a sentence, as a row of a form. */
    public boolean is(String plain) {
        if (!SENTENCE.matcher(plain).find()) {
            return true;
        }
        var covered = 0;
        for (var pattern : patterns) {
            var found = pattern.matcher(plain);
            while (found.find()) {
                covered += found.end() - found.start();
            }
        }
        return covered >= MOSTLY * plain.strip().length();
    }
}
