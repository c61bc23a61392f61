package cn.hengping.deploy.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;

/** What every step needs: the system, the example, and a way to insist on what the system must say. */
final class CaseDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    final Api api;
    final Example example;

    CaseDesk(Api api, Example example) {
        this.api = api;
        this.example = example;
    }

    /** The answer, or the walk fails with what the system said instead. */
    static Api.Answer expectOk(Api.Answer answer, String act) {
        if (!answer.isOk()) {
            throw new WalkFailed(act + "：" + answer.status() + " " + answer.refusal() + " " + answer.title() + " "
                    + answer.body().path("errors"));
        }
        return answer;
    }

    /** Creates something, or finds that an earlier walk did. */
    Api.Answer made(String account, String path, Object body, String key, Set<String> already) {
        var answer = api.post(account, path, body, key);
        if (already.contains(answer.refusal())) {
            return answer;
        }
        return expectOk(answer, path);
    }

    /** What must be refused, and by which rule. */
    void expectRefusal(Api.Answer answer, int status, String refusal, String act) {
        if (answer.status() != status || !answer.refusal().equals(refusal)) {
            throw new WalkFailed(
                    act + "：应当被拒绝（" + status + " " + refusal + "），却得到 " + answer.status() + " " + answer.refusal());
        }
    }

    JsonNode get(String account, String path) {
        return expectOk(api.get(account, path), path).body();
    }

    /** A change of what lies at this path, made against the version that is there now. */
    Api.Answer put(String account, String of, String path, Object body, String key) {
        var etag = expectOk(api.get(account, of), of).etag();
        return expectOk(api.put(account, of + path, body, key, etag), of + path);
    }

    /** A step of something's workflow, against the version that is there now. */
    Api.Answer move(String account, String of, Object body, String key) {
        var etag = expectOk(api.get(account, of), of).etag();
        return api.post(account, of + "/moves", body, key, etag);
    }

    /** A step that must succeed, or that an earlier walk took. */
    void moved(String account, String of, String step, String key) {
        expectOk(move(account, of, Map.of("step", step), key), step + " " + of);
    }

    /** Waits until facts have travelled. */
    static void await(String what, Supplier<Boolean> condition) {
        var until = Instant.now().plus(PATIENCE);
        while (!condition.get()) {
            if (Instant.now().isAfter(until)) {
                throw new WalkFailed(what + "：等了 " + PATIENCE.toSeconds() + " 秒没有到");
            }
            Api.pause();
        }
    }

    String project() {
        return "/api/budget/projects/" + example.projectCode();
    }
}
