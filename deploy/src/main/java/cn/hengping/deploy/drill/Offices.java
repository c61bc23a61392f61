package cn.hengping.deploy.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/** A crowd of an ordinary day: people registered and renamed, a team formed again and again, lists and figures looked at. */
final class Offices {
    private static final String STAFF = "/api/budget/staff";
    private static final String EVALUATIONS = "/api/evaluation/self-evaluations";
    /** What each of them reads, by account: every service is asked. */
    private static final List<List<String>> LOOKED_AT = List.of(
            List.of("wx-preparer", "/api/budget/projects"),
            List.of("wx-head", EVALUATIONS),
            List.of("cz-reviewer", "/api/report/dashboards/2024"),
            List.of("cz-manager", EVALUATIONS),
            List.of("wx-reviewer", "/api/report/documents"));

    private final Api api;
    private final String day;

    /** @param day a name that no other crowd has */
    Offices(WalkTarget target, String day) {
        this.api = new Api(target, Duration.ZERO);
        this.day = day;
    }

    Crowd open() {
        var crowd = new Crowd();
        for (var clerk = 1; clerk <= 2; clerk++) {
            crowd.joins("登记和修改人员", Duration.ofMillis(120), new Renaming(api, day + "-" + clerk));
        }
        crowd.joins("组成评价小组", Duration.ofMillis(150), new Forming(api, day));
        for (var look : LOOKED_AT) {
            crowd.joins("查看 " + look.getLast(), Duration.ofMillis(80), _ -> api.get(look.getFirst(), look.getLast()));
        }
        crowd.start();
        return crowd;
    }

    /** One person, whose title changes with every round: the events of one aggregate, one after the other. */
    private static final class Renaming implements Crowd.Work {
        /** After so many changes the next person comes. */
        private static final int CHANGES = 40;

        private final Api api;
        private final String name;
        private String account = "";
        private String etag = "";

        Renaming(Api api, String name) {
            this.api = api;
            this.name = name;
        }

        @Override
        public Api.Answer once(int round) {
            var key = name + "-round-" + round;
            if (etag.isEmpty() || round % CHANGES == 1) {
                account = name + "-" + round;
                return known(api.post("sys-admin", STAFF, body(round, Map.of("account", account)), key));
            }
            return known(api.put("sys-admin", STAFF + "/" + account, body(round, Map.of()), key, etag));
        }

        private Api.Answer known(Api.Answer answer) {
            etag = answer.isOk() ? answer.etag() : "";
            return answer;
        }

        private static Map<String, Object> body(int round, Map<String, Object> more) {
            var body = new java.util.LinkedHashMap<String, Object>(more);
            body.put("title", "演练岗 " + round);
            body.put("unitCode", "101");
            return body;
        }
    }

    /** A command of evaluation-service: the team of a draft is formed anew. */
    private static final class Forming implements Crowd.Work {
        private final Api api;
        private final String day;
        private String path = "";
        private String etag = "";

        Forming(Api api, String day) {
            this.api = api;
            this.day = day;
        }

        @Override
        public Api.Answer once(int round) {
            if (path.isEmpty()) {
                path = EVALUATIONS + "/" + draft();
            }
            if (etag.isEmpty()) {
                var found = api.get("wx-preparer", path);
                etag = found.etag();
                return found;
            }
            var answer = api.put("wx-preparer", path + "/team", team(round), day + "-team-" + round, etag);
            etag = answer.isOk() ? answer.etag() : "";
            return answer;
        }

        private String draft() {
            for (var one : api.get("wx-preparer", EVALUATIONS).body().path("items")) {
                if (one.path("stage").asString().equals("DRAFTING")) {
                    return one.path("id").asString();
                }
            }
            throw new WalkFailed("没有填报中的自评");
        }

        private static Map<String, Object> team(int round) {
            var members = new ArrayList<Map<String, String>>();
            List.of("LEADER wx-leader", "DEPUTY_LEADER wx-deputy", "MEMBER wx-member1", "MEMBER wx-member2")
                    .forEach(one -> {
                        var words = one.split(" ", 2);
                        members.add(Map.of("post", words[0], "account", words[1], "title", "演练 " + round));
                    });
            return Map.of("members", members);
        }
    }
}
