package cn.hengping.deploy.district;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import cn.hengping.deploy.district.DistrictPlan.PlannedProject;
import cn.hengping.deploy.walk.Api;
import cn.hengping.deploy.walk.WalkFailed;
import tools.jackson.databind.JsonNode;

/** The monitoring of a month as units would write it: some behind, some ahead; a red light is explained, as the rules ask. */
final class Checkups {
    private static final int MONTH = 6;

    private final Api api;
    private final int year;
    private final String run;

    Checkups(Api api, int year, String run) {
        this.api = api;
        this.year = year;
        this.run = run;
    }

    void submit(PlannedProject project, int number) {
        var seat = DistrictAccounts.preparer(project.unit());
        var path = "/api/budget/projects/" + project.code() + "/checkpoints";
        var progress = progress(project, new Random(number));
        var opened =
                post(seat, path, Map.of("month", MONTH, "progress", progress, "explanations", List.of()), "open", "");
        var red = red(opened.body().path("reading"));
        var etag = opened.etag();
        if (!red.isEmpty()) {
            var explained = api.put(
                    seat,
                    path + "/" + MONTH,
                    Map.of("progress", progress, "explanations", red),
                    "district-" + run + "-explain" + path,
                    etag);
            etag = expectOk(explained).etag();
        }
        post(seat, path + "/" + MONTH + "/moves", Map.of("step", "SUBMIT"), "submit", etag);
    }

    private Api.Answer post(Api.Seat seat, String path, Object body, String what, String etag) {
        return expectOk(api.post(seat, path, body, "district-" + run + "-" + what + path, etag));
    }

    private static Api.Answer expectOk(Api.Answer said) {
        if (!said.isOk()) {
            throw new WalkFailed("监控：" + said.status() + " " + said.refusal() + " " + said.title() + " "
                    + said.body().path("errors"));
        }
        return said;
    }

    private List<Map<String, String>> progress(PlannedProject project, Random random) {
        var progress = new ArrayList<Map<String, String>>();
        for (var line : (List<?>) Objects.requireNonNull(project.objective().get("indicators"))) {
            var indicator = (Map<?, ?>) line;
            var sign = String.valueOf(indicator.get("sign"));
            var target = String.valueOf(indicator.get("target"));
            var actual = switch (sign) {
                case "BY_DATE" -> target.compareTo(year + "-06-30") > 0 ? "" : target;
                case "BETWEEN" -> target.substring(0, target.indexOf('.'));
                case "AT_MOST" -> target;
                default -> Integer.toString(Integer.parseInt(target) * (22 + random.nextInt(40)) / 100);
            };
            progress.add(
                    actual.isEmpty()
                            ? Map.of("code", String.valueOf(indicator.get("code")))
                            : Map.of("code", String.valueOf(indicator.get("code")), "actual", actual));
        }
        return progress;
    }

    private List<Map<String, String>> red(JsonNode reading) {
        var red = new ArrayList<Map<String, String>>();
        if (reading.path("executionLight").asString("").equals("RED")) {
            red.add(explanation("execution-rate"));
        }
        reading.path("lines")
                .valueStream()
                .filter(line -> line.path("light").asString("").equals("RED"))
                .forEach(line -> red.add(explanation(line.path("code").asString())));
        return red;
    }

    private Map<String, String> explanation(String about) {
        return Map.of(
                "place",
                about,
                "reason",
                "上半年招标文件报批用时较长，实施进度晚于计划。",
                "measure",
                "七月完成合同签订，按月调度，九月底前赶上进度。",
                "dueDate",
                year + "-09-30");
    }
}
