package cn.hengping.budget.coaching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import cn.hengping.budget.library.Shelf;
import cn.hengping.budget.library.StarterLibrary;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.PlatformModule;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The coach as it is shipped, drafts, and the labelled targets. */
final class CoachingFixture {
    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();

    /** A target as a unit might write it, and what a person says is wrong with it. */
    record Labelled(Set<HintKind> expected, Draft.DraftIndicator line) {}

    private CoachingFixture() {}

    static Coach coach() {
        try {
            return new ShippedWords().coach(new ClassPathResource("coaching-words.json"), JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Shelf shelf() {
        return new Shelf(StarterLibrary.read(text("indicator-library.json"), JSON));
    }

    static String text(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Labelled> labelled(String file) {
        return text("coaching/" + file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(CoachingFixture::target)
                .toList();
    }

    private static Labelled target(String text) {
        var column = text.split("\\|", -1);
        var expected = new TreeSet<HintKind>();
        Arrays.stream(column[0].split(",", -1))
                .filter(code -> !code.isBlank())
                .map(HintKind::valueOf)
                .forEach(expected::add);
        var line = new Draft.DraftIndicator(
                null,
                Aspect.valueOf(column[1]),
                column[2],
                Sign.valueOf(column[3]),
                column[4],
                column[5],
                null,
                column[6],
                null,
                column[7]);
        return new Labelled(expected, line);
    }

    static Draft.DraftIndicator line(Aspect aspect, String name, Sign sign, String target, @Nullable String measure) {
        return new Draft.DraftIndicator(null, aspect, name, sign, target, measure, null, "台账", null, null);
    }

    static Draft draft(@Nullable String objective, Draft.DraftIndicator... lines) {
        return new Draft(objective, List.of(lines), null);
    }
}
