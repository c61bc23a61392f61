package cn.hengping.evaluation.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.question.QuestionRefusal.AskerSettles;
import cn.hengping.evaluation.question.QuestionRefusal.QuestionSettled;
import cn.hengping.evaluation.question.QuestionRefusal.TooManyQuestions;
import cn.hengping.evaluation.selfevaluation.Places;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * A question to a place of an evaluation (提问), its answers, and whether the asker is satisfied.
 *
 * @param pointer a place of the evaluation; absent for the whole
 * @param mentioned accounts that are asked by name; nobody named: the unit's preparers are asked
 * @param settledAt when the asker had what he wanted to know; absent until then
 */
public record Question(
        UUID id,
        UUID evaluationId,
        @Nullable String pointer,
        String text,
        List<String> mentioned,
        String askedBy,
        String post,
        Instant askedAt,
        List<Answer> answers,
        @Nullable Instant settledAt,
        long version) {
    /** Questions to one evaluation. */
    public static final int MOST = 200;

    private static final int MOST_ANSWERS = 100;
    private static final int MOST_MENTIONED = 10;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_CHARACTERS_OF_A_POINTER = 200;
    /** Auditors read everything and write nothing; administrators do neither. */
    private static final Role[] SPEAKERS = {
        Role.PREPARER,
        Role.STAFF,
        Role.UNIT_HEAD,
        Role.DEPARTMENT_REVIEWER,
        Role.BUREAU_REVIEWER,
        Role.BUREAU_HEAD,
        Role.CAMPAIGN_MANAGER
    };

    /** What somebody asks. */
    public record Asked(
            @Nullable String pointer, String text, @Nullable List<String> mentioned) {}

    public record Answer(String text, String by, String post, Instant at) {}

    public Question {
        mentioned = List.copyOf(mentioned);
        answers = List.copyOf(answers);
    }

    static Question ask(UUID id, SelfEvaluation evaluation, Asked asked, int already, People people, Command command) {
        command.actor().requireRole(SPEAKERS);
        var named = asked.mentioned() == null ? List.<String>of() : asked.mentioned();
        NotAcceptable.unless(faults(evaluation, asked, named, people));
        if (already >= MOST) {
            throw new TooManyQuestions(MOST).asError();
        }
        var pointer = asked.pointer();
        return new Question(
                id,
                evaluation.id(),
                pointer == null || pointer.isEmpty() ? null : pointer,
                asked.text(),
                named,
                command.actor().account(),
                command.actor().post().toString(),
                command.at(),
                List.of(),
                null,
                1);
    }

    private static List<Fault> faults(SelfEvaluation evaluation, Asked asked, List<String> named, People people) {
        var faults = new ArrayList<Fault>();
        faults.addAll(text(asked.text()));
        var pointer = asked.pointer();
        if (pointer != null && !pointer.isEmpty()) {
            if (!pointer.startsWith("/") || pointer.length() > MOST_CHARACTERS_OF_A_POINTER) {
                faults.add(Fault.at("/pointer", "PointerMalformed", MOST_CHARACTERS_OF_A_POINTER));
            } else if (!Places.hold(pointer, evaluation)) {
                faults.add(Fault.at("/pointer", "PointerNowhere", pointer));
            }
        }
        if (named.size() > MOST_MENTIONED) {
            faults.add(Fault.at("/mentioned", "ListLength", 0, MOST_MENTIONED));
        }
        for (var i = 0; i < Math.min(named.size(), MOST_MENTIONED); i++) {
            if (people.person(named.get(i)).isEmpty()) {
                faults.add(Fault.at("/mentioned/" + i, "PersonUnknownHere", named.get(i)));
            }
        }
        return faults;
    }

    private static List<Fault> text(String text) {
        return text.isBlank() || text.length() > MOST_CHARACTERS
                ? List.of(Fault.at("/text", "TextLength", 1, MOST_CHARACTERS))
                : List.of();
    }

    Question answer(String text, Command command) {
        command.actor().requireRole(SPEAKERS);
        requireOpen();
        command.requireCurrent(version);
        NotAcceptable.unless(text(text));
        if (answers.size() >= MOST_ANSWERS) {
            throw new TooManyQuestions(MOST_ANSWERS).asError();
        }
        var more = new ArrayList<>(answers);
        more.add(new Answer(
                text, command.actor().account(), command.actor().post().toString(), command.at()));
        return with(more, null);
    }

    Question settle(Command command) {
        if (!command.actor().account().equals(askedBy)) {
            throw new AskerSettles(askedBy).asError();
        }
        requireOpen();
        command.requireCurrent(version);
        return with(answers, command.at());
    }

    private void requireOpen() {
        if (settledAt != null) {
            throw new QuestionSettled(id).asError();
        }
    }

    private Question with(List<Answer> given, @Nullable Instant settled) {
        return new Question(
                id, evaluationId, pointer, text, mentioned, askedBy, post, askedAt, given, settled, version + 1);
    }

    /** What this caller may do with it. */
    public List<String> may(Actor actor) {
        if (settledAt != null || !actor.is(SPEAKERS)) {
            return List.of();
        }
        return actor.account().equals(askedBy) ? List.of("ANSWER", "SETTLE") : List.of("ANSWER");
    }

    /** Everybody who has spoken here or was asked by name, but for this one. */
    Set<String> others(String account) {
        var others = new HashSet<>(mentioned);
        others.add(askedBy);
        answers.forEach(answer -> others.add(answer.by()));
        others.remove(account);
        return others;
    }
}
