package cn.hengping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.selfevaluation.MoveSelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluationFixture;
import cn.hengping.evaluation.signoff.Step;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** In a build some races; {@code -Dhengping.races=100000} runs as many as anybody wants. */
@DisplayName("两位负责人同时签字")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hengping.audit.seal=1d", "hengping.reminders.look=1d"})
@DirtiesContext
class SigningRacesIT extends RunningEvaluation {
    private static final Logger log = LoggerFactory.getLogger(SigningRacesIT.class);
    private static final int RACES = Integer.getInteger("hengping.races", 1_000);
    private static final int AT_ONCE = 16;
    private static final String MANAGER = Tokens.of("cz-manager", "/130207/CAMPAIGN_MANAGER");
    private static final Actor ONE = SelfEvaluationFixture.actor("wx-head", Role.UNIT_HEAD, "130207/101");
    private static final Actor OTHER = SelfEvaluationFixture.actor("wx-vice", Role.UNIT_HEAD, "130207/101");

    @Autowired
    MoveSelfEvaluation moves;

    @Autowired
    Clock clock;

    private List<UUID> onTheDeskOfTheHead() {
        var project = SelfEvaluationFixture.contract("budget/ProjectApproved.v1.json")
                .replace("\"year\": 2024", "\"year\": 2080")
                .replace("'", "''");
        run("insert into project (project_code, year, unit_path, department_path, document) select 'R' || n, 2080, "
                + "'130207/101', '130207/101', jsonb_set('" + project
                + "'::jsonb, '{projectCode}', to_jsonb('R' || n)) from generate_series(1, " + RACES + ") n");
        var order = Map.of(
                "year", 2080,
                "name", "自评",
                "scopePath", "130207",
                "ruleSetCode", "national",
                "dueDate", "2081-03-31",
                "chain", SelfEvaluationFixture.chain().desks());
        assertThat(new Caller(port).post(MANAGER, "/campaigns", order, "").status())
                .isEqualTo(201);
        run("update self_evaluation set stage = 'WITH_UNIT_HEAD', waiting_role = 'UNIT_HEAD', waiting_level = 'UNIT'");
        return Objects.requireNonNull(database.sql("select id from self_evaluation order by id")
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .all()
                .collectList()
                .block(Duration.ofMinutes(5)));
    }

    /** Who won: 1 for a signature that was taken, 0 for one that was refused for coming second. */
    private Mono<Integer> sign(UUID id, Actor actor) {
        var ask = new SelfEvaluation.Ask(Step.SIGN, null, List.of());
        return Mono.defer(() -> moves.move(id, ask, new Command(actor, clock.instant(), 1L, null)))
                .thenReturn(1)
                .onErrorResume(Refused.class, SigningRacesIT::second);
    }

    private static Mono<Integer> second(Refused refused) {
        var name = refused.refusal().getClass().getSimpleName();
        return List.of("ChangedMeanwhile", "WrongStage", "NotYourTurn", "SignedElsewhere")
                        .contains(name)
                ? Mono.just(0)
                : Mono.error(refused);
    }

    @Test
    @DisplayName("每一次都恰有一人签成：一步、一签、一事实")
    void exactly_one_wins_every_race() {
        var ids = onTheDeskOfTheHead();
        assertThat(ids).hasSize(RACES);
        var begun = System.nanoTime();

        var winners = Objects.requireNonNull(Flux.fromIterable(ids)
                .flatMap(id -> Mono.zip(sign(id, ONE), sign(id, OTHER), Integer::sum), AT_ONCE)
                .collectList()
                .block(Duration.ofMinutes(30)));

        var seconds = (System.nanoTime() - begun) / 1e9;
        log.info(
                "{} races in {} s: {} attempts a second",
                RACES,
                String.format(java.util.Locale.ROOT, "%.1f", seconds),
                Math.round(2 * RACES / seconds));
        assertThat(winners).hasSize(RACES).containsOnly(1);
        assertThat(count("select count(*) from move where step = 'SIGN'")).isEqualTo(RACES);
        assertThat(count("select count(distinct evaluation_id) from move where step = 'SIGN'"))
                .isEqualTo(RACES);
        assertThat(count("select count(*) from self_evaluation where stage = 'WITH_DEPARTMENT' and version = 2"))
                .isEqualTo(RACES);
        assertThat(count("select count(*) from command_log where action = 'SIGN'"))
                .isEqualTo(RACES);
        assertThat(count("select count(*) from outbox where type = 'SelfEvaluationMoved.v1'"))
                .isEqualTo(RACES);
        log.info(
                "won by the first named: {} of {}",
                count("select count(*) from move where account = 'wx-head'"),
                RACES);
    }
}
