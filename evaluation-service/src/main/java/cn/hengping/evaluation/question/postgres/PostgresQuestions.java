package cn.hengping.evaluation.question.postgres;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.question.Question;
import cn.hengping.evaluation.question.QuestionMoved;
import cn.hengping.evaluation.question.QuestionRefusal.NoSuchQuestion;
import cn.hengping.evaluation.question.Questions;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One question with its answers, one row. */
@Repository
class PostgresQuestions implements Questions {
    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresQuestions(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    @Override
    public Mono<List<Question>> of(UUID evaluationId) {
        return database.sql("""
                        select document::text as document from question where evaluation_id = :evaluation order by id limit :most
                        """)
                .bind("evaluation", evaluationId)
                .bind("most", Question.MOST)
                .map(this::question)
                .all()
                .collectList();
    }

    @Override
    public Mono<Question> get(UUID id) {
        return database.sql("select document::text as document from question where id = :id")
                .bind("id", id)
                .map(this::question)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchQuestion(id).asError()));
    }

    @Override
    public Mono<Question> save(@Nullable Question before, Question after, QuestionMoved event, Command command) {
        var change = Change.sql(before == null ? """
                        insert into question (id, evaluation_id, document, version)
                        select :id, :evaluation, :document, :version
                        where (select count(*) from question where evaluation_id = :evaluation) < 200
                        """ : """
                        update question set document = :document, version = :version
                        where id = :id and evaluation_id = :evaluation and version = :version - 1
                        """)
                .bind("id", after.id())
                .bind("evaluation", after.evaluationId())
                .bindJson("document", json.writeValueAsString(after))
                .bind("version", after.version());
        var action = event.step() + "_QUESTION";
        var subject = after.id().toString();
        return before == null
                ? log.record(command, action, subject, after, List.of(event), change)
                : log.record(command, action, subject, before, after, List.of(event), change);
    }

    private Question question(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Question.class);
    }
}
