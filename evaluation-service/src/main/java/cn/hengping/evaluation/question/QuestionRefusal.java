package cn.hengping.evaluation.question;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way a question can say no. */
public interface QuestionRefusal {
    record NoSuchQuestion(UUID id) implements Refusal.Unknown {}

    record QuestionSettled(UUID id) implements Refusal.Conflict {}

    record AskerSettles(String askedBy) implements Refusal.Forbidden {}

    record TooManyQuestions(int most) implements Refusal.Conflict {}
}
