package cn.hengping.evaluation;

import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Every command there is, by every role at every place, at the state that it is for and at another, with the version of now and
 * with an old one, once and again.
 *
 * <p>The commands are those that the service maps, so that none is forgotten. What each of them says to whom stands in
 * {@code contracts/guards/evaluation.txt}, where a change of it is under review; {@code -Dhengping.accept=true} writes it anew.
 */
@DisplayName("每一条办理命令，每一种岗位：不该办的都得到说得清的拒绝，什么也不改变")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.kafka.listener.auto-startup=false",
            "hengping.reminders.look=1h",
            "hengping.signoff.look=1h",
            "hengping.notices.look=1h",
            "hengping.district.look=1h",
            "hengping.evidence.sweep=1h",
            "hengping.audit.seal=1h",
            "hengping.opening.look-every=1h"
        })
@DirtiesContext
class GuardedCommandsIT {
    static final UnitPath ELSEWHERE = new UnitPath("130299/101");
    static final List<UnitPath> PLACES = List.of(new UnitPath("130207/101"), new UnitPath("130207"), ELSEWHERE);
    private static final Path GUARDS = Path.of("..", "contracts", "guards", "evaluation.txt");

    @Autowired
    DatabaseClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerDeafTo(registry, "guards");
    }

    private static List<Post> posts() {
        return PLACES.stream()
                .flatMap(place -> Arrays.stream(Role.values()).map(role -> new Post(role, place)))
                .toList();
    }

    @Test
    @DisplayName("无权的岗位、别的单位、不对的环节、旧的版本、重复的请求：逐一试过，答复与约定一致")
    void whoever_may_not_is_refused_by_name_and_changes_nothing() throws IOException {
        var began = System.nanoTime();
        var world = new GuardedWorld(new GuardedScene(port, database));
        var run = new GuardedRun(world, new Caller(port), posts());
        for (var command : GuardedCommand.all(mapping)) {
            for (var state : command.hasThing() ? world.states(command.thing()) : List.of("")) {
                world.renew();
                run.everybody(command, state);
            }
        }
        System.out.printf("guarded commands: %d requests in %.1f s%n", run.asked, (System.nanoTime() - began) / 1e9);

        run.all.assertAll();
        var text = String.join("\n", run.lines) + "\n";
        if (Boolean.getBoolean("hengping.accept")) {
            Files.createDirectories(GUARDS.getParent());
            Files.writeString(GUARDS, text);
        }
        assertThat(text).as("accept a change with -Dhengping.accept=true").isEqualTo(Files.readString(GUARDS));
    }

    @Test
    @DisplayName("岗位不是本人的：内容再不成样子，答的也是岗位；没有岗位、没有凭证亦然")
    void who_asks_comes_before_what_is_asked() {
        var token = Tokens.of("gc-one", "/130207/101/AUDITOR");
        var web = new Caller(port).as(token);
        for (var command : GuardedCommand.all(mapping)) {
            for (var body : List.of("{", "7", "")) {
                var status = web.method(command.method())
                        .uri(command.address(List.of("x", "y")))
                        .header("X-Acting-Post", "130207/BUREAU_HEAD")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange()
                        .returnResult(String.class);
                assertThat(String.join(
                                "",
                                status.getResponseBody()
                                        .collectList()
                                        .blockOptional()
                                        .orElseThrow()))
                        .as(command + " " + body)
                        .contains("PostNotYours");
            }
        }
    }
}
