package cn.hengping.evaluation;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import cn.hengping.evaluation.GuardedWorld.Thing;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Caller.Said;
import cn.hengping.platform.parts.Tokens;
import org.assertj.core.api.SoftAssertions;

/** Asks in everybody's name, and keeps what was said and what is wrong with it. */
final class GuardedRun {
    private static final String OLD = "\"987654\"";

    private final GuardedWorld world;
    private final Caller call;
    private final Map<Post, String> tokens = new LinkedHashMap<>();
    final List<String> lines = new ArrayList<>();
    final SoftAssertions all = new SoftAssertions();
    int asked;
    private String transaction = "";
    private String fingerprint = "";

    GuardedRun(GuardedWorld world, Caller call, List<Post> posts) {
        this.world = world;
        this.call = call;
        posts.forEach(post -> tokens.put(post, Tokens.of("gc-" + post.toString().replace('/', '-'), "/" + post)));
    }

    /** With an old version first: whoever is refused as himself is so with any version, and not asked again. */
    void everybody(GuardedCommand command, String state) {
        var posts = tokens.keySet().stream()
                .filter(post -> command.hasThing() || !post.scope().equals(GuardedCommandsIT.ELSEWHERE))
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
        all.assertThat(command.hasThing() && post.scope().equals(GuardedCommandsIT.ELSEWHERE))
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
            all.assertThat(world.fingerprint()).as(what + " changes nothing").isEqualTo(fingerprint);
            changed();
        }
    }

    /** Roles by place; all eleven are said as one word. */
    private static String briefly(List<Post> posts) {
        return GuardedCommandsIT.PLACES.stream()
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
