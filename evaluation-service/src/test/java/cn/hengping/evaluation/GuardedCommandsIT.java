package cn.hengping.evaluation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import cn.hengping.evaluation.GuardedWorld.Thing;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.assertj.core.api.SoftAssertions;
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
    private static final UnitPath ELSEWHERE = new UnitPath("130299/101");
    private static final List<UnitPath> PLACES = List.of(new UnitPath("130207/101"), new UnitPath("130207"), ELSEWHERE);
    private static final String OLD = "\"987654\"";
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
        var world = new GuardedWorld(port, database);
        var run = new Run(world, new Caller(port));
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

    /** Asks in everybody's name, and keeps what was said and what is wrong with it. */
    private static final class Run {
        private final GuardedWorld world;
        private final Caller call;
        private final Map<Post, String> tokens = new LinkedHashMap<>();
        private final List<String> lines = new ArrayList<>();
        private final SoftAssertions all = new SoftAssertions();
        private int asked;
        private String transaction = "";
        private String fingerprint = "";

        Run(GuardedWorld world, Caller call) {
            this.world = world;
            this.call = call;
            posts().forEach(post ->
                    tokens.put(post, Tokens.of("gc-" + post.toString().replace('/', '-'), "/" + post)));
        }

        /** With an old version first: whoever is refused as himself is so with any version, and not asked again. */
        void everybody(GuardedCommand command, String state) {
            var posts = tokens.keySet().stream()
                    .filter(post -> command.hasThing() || !post.scope().equals(ELSEWHERE))
                    .toList();
            changed();
            var old = answers(command, state, posts, true);
            keep(command, state, "an old version", old);
            var rest = posts.stream()
                    .filter(post -> !old.getOrDefault(post, "").matches("40[34] .*"))
                    .toList();
            keep(command, state, "the version of now", answers(command, state, rest, false));
        }

        private Map<Post, String> answers(GuardedCommand command, String state, List<Post> posts, boolean isOld) {
            var answers = new LinkedHashMap<Post, String>();
            var thing = world.thing(command, state);
            for (var post : posts) {
                var answer = answer(command, thing, isOld ? OLD : thing.etag(), post);
                answers.put(post, answer);
                thing = answer.startsWith("2") ? world.thing(command, state) : thing;
            }
            return answers;
        }

        private void keep(GuardedCommand command, String state, String version, Map<Post, String> answers) {
            if (!answers.isEmpty()) {
                var isNamed = state.equals("DRAFTING") || state.equals("APPROVED");
                lines.add(command.method() + " " + command.pattern() + (isNamed ? ", " + state : "") + ", " + version);
                answers.entrySet().stream()
                        .collect(groupingBy(Map.Entry::getValue, TreeMap::new, mapping(Map.Entry::getKey, toList())))
                        .forEach((answer, posts) -> lines.add("    " + answer + ": " + briefly(posts)));
            }
        }

        private String answer(GuardedCommand command, Thing thing, String etag, Post post) {
            var key = UUID.randomUUID().toString();
            var said = ask(command, thing, post, key, etag);
            var what = command + " " + thing + " as " + post;
            all.assertThat(said.status()).as(what + " " + said.body()).isLessThan(500);
            if (said.status() >= 400) {
                all.assertThat(said.refusal()).as(what + " says why").isNotBlank();
                unchanged(what);
                return said.status() + " " + said.refusal();
            }
            all.assertThat(command.hasThing() && post.scope().equals(ELSEWHERE))
                    .as(what + " from elsewhere")
                    .isFalse();
            changed();
            var again = ask(command, thing, post, key, etag);
            all.assertThat(again).as(what + " repeated").isEqualTo(said);
            unchanged(what + " repeated");
            var anew = anew(command, thing, post, etag, said);
            world.renew();
            changed();
            return said.status() + ", then " + anew;
        }

        /** The same by the same under a key of its own, at the state that the first time left behind. */
        private String anew(GuardedCommand command, Thing thing, Post post, String etag, Said first) {
            var now = first.etag().isEmpty() ? etag : first.etag();
            var said = ask(command, thing, post, UUID.randomUUID().toString(), now);
            all.assertThat(said.status()).as(command + " anew as " + post).isLessThan(500);
            return said.status() < 400 ? String.valueOf(said.status()) : said.status() + " " + said.refusal();
        }

        private Said ask(GuardedCommand command, Thing thing, Post post, String key, String etag) {
            asked++;
            return call.ask(
                    command.method(),
                    tokens.getOrDefault(post, ""),
                    command.address(thing.names()),
                    command.sample(),
                    key,
                    etag);
        }

        private void changed() {
            transaction = world.nextTransaction();
            fingerprint = world.fingerprint();
        }

        /** When nobody has begun to write, there is no need to look at every row. */
        private void unchanged(String what) {
            var next = world.nextTransaction();
            if (!next.equals(transaction)) {
                all.assertThat(world.fingerprint())
                        .as(what + " changes nothing")
                        .isEqualTo(fingerprint);
                changed();
            }
        }

        /** Roles by place; all eleven are said as one word. */
        private static String briefly(List<Post> posts) {
            return PLACES.stream()
                    .map(place -> posts.stream()
                            .filter(post -> post.scope().equals(place))
                            .map(post -> post.role().name())
                            .collect(collectingAndThen(
                                    toList(),
                                    roles -> roles.isEmpty()
                                            ? ""
                                            : place + " "
                                                    + (roles.size() == Role.values().length
                                                            ? "all"
                                                            : String.join(" ", roles)))))
                    .filter(roles -> !roles.isEmpty())
                    .collect(joining("; "));
        }
    }
}
