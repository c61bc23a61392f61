package cn.hengping.budget.coaching;

import static cn.hengping.budget.coaching.CoachingFixture.coach;
import static cn.hengping.budget.coaching.CoachingFixture.draft;
import static cn.hengping.budget.coaching.CoachingFixture.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import cn.hengping.budget.coaching.CoachingFixture.Labelled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("填报辅导：人工标注的指标值")
class LabelledTargetsTest {
    private static final Set<HintKind> OF_THE_WHOLE =
            Set.of(HintKind.MISSING_DIMENSION, HintKind.ALL_QUALITATIVE, HintKind.NUMBER_WITHOUT_INDICATOR);
    private final Coach coach = coach();

    /** How often the coach and the person agree, hint by hint. */
    record Agreement(int both, int onlyCoach, int onlyPerson, List<String> differences) {
        double precision() {
            return (double) both / (both + onlyCoach);
        }

        double recall() {
            return (double) both / (both + onlyPerson);
        }
    }

    @Test
    @DisplayName("调过的一组：误报与漏报都极少")
    void the_targets_it_was_tuned_on() {
        var agreement = agreement("tuned.txt");

        assertThat(agreement.precision()).isGreaterThanOrEqualTo(0.97);
        assertThat(agreement.recall()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    @DisplayName("未参与调试的一组：误报尤其要少，好指标不被打扰")
    void the_targets_it_never_saw() {
        var agreement = agreement("heldout.txt");

        assertThat(agreement.precision()).isGreaterThanOrEqualTo(0.85);
        assertThat(agreement.recall()).isGreaterThanOrEqualTo(0.80);
    }

    private Agreement agreement(String file) {
        var both = 0;
        var onlyCoach = 0;
        var onlyPerson = 0;
        var differences = new java.util.ArrayList<String>();
        var targets = labelled(file);
        for (var one : targets) {
            var said = said(one);
            var shared = new TreeSet<>(said);
            shared.retainAll(one.expected());
            both += shared.size();
            onlyCoach += said.size() - shared.size();
            onlyPerson += one.expected().size() - shared.size();
            if (!said.equals(one.expected())) {
                differences.add(
                        one.line().name() + "：" + one.line().target() + " person " + one.expected() + " coach " + said);
            }
        }
        var agreement = new Agreement(both, onlyCoach, onlyPerson, differences);
        report(file, targets.size(), agreement);
        return agreement;
    }

    private Set<HintKind> said(Labelled one) {
        return coach.hints(draft(null, one.line())).stream()
                .map(Hint::kind)
                .filter(kind -> !OF_THE_WHOLE.contains(kind))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void report(String file, int targets, Agreement agreement) {
        System.out.printf(
                Locale.ROOT,
                "COACH %s: %d targets, precision %.3f, recall %.3f (both %d, only the coach %d, only the person %d)%n",
                file,
                targets,
                agreement.precision(),
                agreement.recall(),
                agreement.both(),
                agreement.onlyCoach(),
                agreement.onlyPerson());
        agreement.differences().forEach(difference -> System.out.println("COACH   " + difference));
    }
}
