package cn.hengping.evaluation.question.http;

import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.question.AskAndAnswer;
import cn.hengping.evaluation.question.Question;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class QuestionController {
    private final AskAndAnswer asking;

    QuestionController(AskAndAnswer asking) {
        this.asking = asking;
    }

    record AnswerRequest(String text) {}

    record QuestionView(Question question, List<String> may) {}

    record QuestionList(List<QuestionView> items, @Nullable String next) {}

    /** All questions to an evaluation with their answers, the oldest first. */
    @GetMapping("/self-evaluations/{id}/questions")
    Mono<QuestionList> list(@PathVariable UUID id, Actor actor) {
        return asking.of(id, actor)
                .map(questions -> new QuestionList(
                        questions.stream().map(one -> view(one, actor)).toList(), null));
    }

    /** Asks the accounts that are named, or else the unit's preparers. */
    @PostMapping("/self-evaluations/{id}/questions")
    Mono<ResponseEntity<QuestionView>> ask(@PathVariable UUID id, @RequestBody Question.Asked body, Command command) {
        return asking.ask(id, body, command)
                .map(asked ->
                        Answers.created("/questions/" + asked.id(), view(asked, command.actor()), asked.version()));
    }

    @PostMapping("/questions/{id}/answers")
    Mono<ResponseEntity<QuestionView>> answer(@PathVariable UUID id, @RequestBody AnswerRequest body, Command command) {
        return asking.answer(id, body.text(), command).map(after -> answered(after, command.actor()));
    }

    /** The asker has what he wanted to know. */
    @PostMapping("/questions/{id}/settlement")
    Mono<ResponseEntity<QuestionView>> settle(@PathVariable UUID id, Command command) {
        return asking.settle(id, command).map(after -> answered(after, command.actor()));
    }

    private static ResponseEntity<QuestionView> answered(Question question, Actor actor) {
        return Answers.ok(view(question, actor), question.version());
    }

    private static QuestionView view(Question question, Actor actor) {
        return new QuestionView(question, question.may(actor));
    }
}
