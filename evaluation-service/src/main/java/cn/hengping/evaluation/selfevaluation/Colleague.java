package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Person;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.Step;

/**
 * Somebody whom one could name for an evaluation now (可以指名的人): for which steps at the desk where it lies, or for the team
 * while it is drafted. Only as far as people are known; an account that is not listed may still be typed.
 */
public record Colleague(String account, String title, String unitName, List<String> steps) {
    private static final List<Step> NAMING = List.of(Step.TRANSFER, Step.DELEGATE, Step.ADD_SIGNER);

    public Colleague {
        steps = List.copyOf(steps);
    }

    static List<Colleague> of(SelfEvaluation evaluation, People people) {
        var desk = evaluation.chain().deskOf(evaluation.stage());
        return people.persons().stream()
                .map(person -> new Colleague(
                        person.account(),
                        person.title(),
                        person.unitName(),
                        desk.map(at -> atDesk(evaluation, at, person)).orElseGet(() -> inTeam(evaluation, person))))
                .filter(colleague -> !colleague.steps().isEmpty())
                .toList();
    }

    private static List<String> atDesk(SelfEvaluation evaluation, Desk desk, Person person) {
        if (Signers.sitting(evaluation, desk).named().contains(person.account())) {
            return List.of();
        }
        var steps = new ArrayList<String>();
        for (var step : NAMING) {
            if (isFree(evaluation, desk, person, step)) {
                steps.add(step.name());
            }
        }
        return steps;
    }

    /** Of the desk, or for all but handing over of its level, and not bound by separation of duties. */
    private static boolean isFree(SelfEvaluation evaluation, Desk desk, Person person, Step step) {
        var project = evaluation.project();
        return Signers.duties(evaluation, desk, person.account()).isEmpty()
                && person.posts().stream()
                        .anyMatch(post -> step == Step.TRANSFER
                                ? Signers.holds(post, desk, project)
                                : Signers.couldSign(post, desk, project));
    }

    /** Staff of the unit itself. */
    private static List<String> inTeam(SelfEvaluation evaluation, Person person) {
        return person.unitPath().equals(evaluation.project().unitPath()) ? List.of("FORM_TEAM") : List.of();
    }
}
