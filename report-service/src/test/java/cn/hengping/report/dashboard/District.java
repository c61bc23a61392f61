package cn.hengping.report.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A district's two years in facts, made from a seed, and what is true at their end, told by the one who made them. */
final class District {
    static final String ROOT = "130207";
    static final LocalDate TODAY = LocalDate.of(2025, 4, 15);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> CHAIN =
            List.of("DRAFTING", "WITH_TEAM_LEADER", "WITH_UNIT_HEAD", "WITH_DEPARTMENT", "WITH_BUREAU", "APPROVED");
    private static final List<String> KINDS = List.of("STAFF", "OPERATING", "SPECIFIC_TARGET");
    private static final List<String> LIGHTS = List.of("RED", "YELLOW", "GREEN", "BLUE");
    private static final List<String> ASPECTS =
            List.of("OUTPUT/QUANTITY", "OUTPUT/QUALITY", "BENEFIT/SOCIAL", "SATISFACTION/SATISFACTION");

    /** One project as it is at the end, by whoever made it so. */
    static final class Truth {
        String code = "";
        int year;
        String kind = "";
        boolean classified;
        String path = "";
        boolean isCovered;
        LocalDate campaignDue = LocalDate.MAX;

        @Nullable
        String stage;

        boolean isReturned;

        @Nullable
        LocalDate deskDue;

        BigDecimal initial = BigDecimal.ZERO;
        BigDecimal fullYear = BigDecimal.ZERO;
        BigDecimal executed = BigDecimal.ZERO;
        boolean hasFunds;

        @Nullable
        String light;

        @Nullable
        BigDecimal total;

        @Nullable
        BigDecimal computed;

        @Nullable
        String grade;

        @Nullable
        BigDecimal pending;

        @Nullable
        BigDecimal reviewed;

        boolean isRectifying;
        final Map<String, BigDecimal> lost = new LinkedHashMap<>();
        final Map<String, Integer> findings = new LinkedHashMap<>();
        final Map<String, List<Long>> waits = new LinkedHashMap<>();

        String status() {
            if (stage == null) {
                return isCovered ? "DRAFTING" : "NOT_DUE";
            }
            return switch (stage) {
                case "APPROVED" -> "APPROVED";
                case "DRAFTING" -> isReturned ? "RETURNED" : "DRAFTING";
                default -> "IN_REVIEW";
            };
        }

        boolean isOverdue() {
            if ("APPROVED".equals(stage)) {
                return false;
            }
            var due = stage == null || stage.equals("DRAFTING") ? (isCovered ? campaignDue : null) : deskDue;
            return due != null && due.isBefore(TODAY);
        }
    }

    final List<Fact> facts = new ArrayList<>();
    final List<Truth> truths = new ArrayList<>();
    private final Random random;
    private Instant now = Instant.parse("2024-01-05T01:00:00Z");

    District(long seed, int atLeastFacts) {
        random = new Random(seed);
        var units = units(Math.clamp(atLeastFacts / 400, 8, 400));
        campaign(2023, LocalDate.of(2024, 3, 31), LocalDate.of(2024, 4, 10), List.of());
        campaign(2024, LocalDate.of(2025, 3, 31), LocalDate.of(2025, 4, 10), List.of("OPERATING", "SPECIFIC_TARGET"));
        for (var number = 1; facts.size() < atLeastFacts; number++) {
            project(number, units.get(random.nextInt(units.size())));
        }
    }

    private void fact(String type, Map<String, @Nullable Object> body) {
        facts.add(new Fact(new UUID(random.nextLong(), random.nextLong()), type, now, JSON.writeValueAsString(body)));
    }

    private static Map<String, @Nullable Object> body(@Nullable Object... pairs) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            body.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return body;
    }

    private String later(int mostMinutes) {
        now = now.plusSeconds(60L * (1 + random.nextInt(mostMinutes)));
        return OffsetDateTime.ofInstant(now, ZoneOffset.ofHours(8)).toString();
    }

    private List<String> units(int count) {
        var paths = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var department = ROOT + "/" + (101 + i % 12);
            var path = i < 12 ? department : department + "/" + (102000 + i);
            paths.add(path);
            fact("UnitRegistered.v1", body("path", path, "name", "旧名" + i));
            fact("UnitChanged.v1", body("path", path, "name", "单位" + i, "sequence", 2));
        }
        return paths;
    }

    private void campaign(int year, LocalDate first, LocalDate extended, List<String> kinds) {
        var id = new UUID(1, year);
        fact(
                "CampaignIssued.v1",
                body("campaignId", id, "year", year, "scopePath", ROOT, "kinds", kinds, "dueDate", first.toString()));
        fact("CampaignMoved.v1", body("campaignId", id, "year", year, "dueDate", first.toString(), "version", 2));
        fact("CampaignMoved.v1", body("campaignId", id, "year", year, "dueDate", extended.toString(), "version", 3));
    }

    private void project(int number, String path) {
        var truth = new Truth();
        truth.code = "13020724T%012d".formatted(number);
        truth.year = random.nextInt(4) == 0 ? 2023 : 2024;
        truth.kind = KINDS.get(random.nextInt(KINDS.size()));
        truth.classified = random.nextInt(20) == 0;
        truth.path = path;
        truth.isCovered = truth.year == 2023 || !truth.kind.equals("STAFF");
        truth.campaignDue = truth.year == 2023 ? LocalDate.of(2024, 4, 10) : LocalDate.of(2025, 4, 10);
        truths.add(truth);
        fact(
                "ProjectApproved.v1",
                body(
                        "projectCode",
                        truth.code,
                        "year",
                        truth.year,
                        "name",
                        "项目" + number,
                        "kind",
                        truth.kind,
                        "classified",
                        truth.classified,
                        "unitPath",
                        path,
                        "unitName",
                        "单位",
                        "approvedAt",
                        later(5)));
        funds(truth);
        lights(truth);
        if (truth.isCovered && random.nextInt(8) > 0) {
            walk(truth);
        }
    }

    private void funds(Truth truth) {
        var entries = random.nextInt(4);
        truth.initial = BigDecimal.valueOf(random.nextInt(50_000_000) + 1, 2);
        for (var sequence = 1; sequence <= entries; sequence++) {
            truth.hasFunds = true;
            truth.fullYear = random.nextInt(30) == 0 ? BigDecimal.ZERO.setScale(2) : truth.initial;
            truth.executed = truth.fullYear
                    .multiply(BigDecimal.valueOf(random.nextInt(101)))
                    .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
            fact(
                    "BudgetExecutionRecorded.v1",
                    body(
                            "projectCode",
                            truth.code,
                            "sequence",
                            sequence,
                            "initialBudgetYuan",
                            truth.initial.toString(),
                            "fullYearBudgetYuan",
                            truth.fullYear.toString(),
                            "executedYuan",
                            truth.executed.toString()));
        }
    }

    private void lights(Truth truth) {
        for (var month = 6; month <= 6 + random.nextInt(4); month += 3) {
            for (var edition = 1; edition <= 1 + random.nextInt(2); edition++) {
                truth.light = LIGHTS.get(random.nextInt(LIGHTS.size()));
                fact(
                        "CheckpointRecorded.v1",
                        body("projectCode", truth.code, "month", month, "edition", edition, "light", truth.light));
            }
        }
    }

    private void walk(Truth truth) {
        var evaluation = new UUID(random.nextLong(), random.nextLong());
        var at = 0;
        Instant arrived = null;
        var steps = random.nextInt(12);
        for (var sequence = 1; sequence <= steps && at < CHAIN.size() - 1; sequence++) {
            var kind = random.nextInt(10);
            var to = kind == 0 ? at : kind == 1 && at > 0 ? 0 : at + 1;
            var left = arrived;
            var when = later(4_000);
            if (to != at) {
                if (left != null) {
                    truth.waits
                            .computeIfAbsent(CHAIN.get(at), _ -> new ArrayList<>())
                            .add(now.getEpochSecond() - left.getEpochSecond());
                }
                arrived = now;
                truth.isReturned = to == 0;
            }
            truth.deskDue = to == 0 || to == CHAIN.size() - 1 ? null : TODAY.plusDays(random.nextInt(20) - 10);
            truth.pending = BigDecimal.valueOf(random.nextInt(10_001), 2);
            fact(
                    "SelfEvaluationMoved.v1",
                    body(
                            "evaluationId",
                            evaluation,
                            "projectCode",
                            truth.code,
                            "sequence",
                            sequence,
                            "from",
                            CHAIN.get(at),
                            "to",
                            CHAIN.get(to),
                            "step",
                            to == 0 && at > 0 ? "SEND_BACK" : to == at ? "ADVISE" : "SIGN",
                            "dueOn",
                            truth.deskDue == null ? null : truth.deskDue.toString(),
                            "total",
                            truth.pending.toString(),
                            "grade",
                            grade(truth.pending),
                            "at",
                            when));
            at = to;
            truth.stage = arrived == null ? null : CHAIN.get(at);
        }
        if (at == CHAIN.size() - 1) {
            approve(truth, evaluation);
        }
        inspect(truth, evaluation);
    }

    /** None, one or two runs over the district; the last one counts. */
    private void inspect(Truth truth, UUID evaluation) {
        for (var runs = random.nextInt(3); runs > 0; runs--) {
            truth.findings.putAll(
                    Map.of("ERROR", random.nextInt(3), "WARNING", random.nextInt(2), "HINT", random.nextInt(5)));
            fact(
                    "EvaluationInspected.v1",
                    body(
                            "evaluationId",
                            evaluation,
                            "projectCode",
                            truth.code,
                            "errors",
                            truth.findings.get("ERROR"),
                            "warnings",
                            truth.findings.get("WARNING"),
                            "hints",
                            truth.findings.get("HINT"),
                            "at",
                            later(60)));
        }
    }

    static String grade(BigDecimal total) {
        return total.intValue() >= 90 ? "优" : total.intValue() >= 80 ? "良" : total.intValue() >= 60 ? "中" : "差";
    }

    private void approve(Truth truth, UUID evaluation) {
        truth.total =
                random.nextInt(50) == 0 ? new BigDecimal("100.00") : BigDecimal.valueOf(random.nextInt(10_000), 2);
        truth.computed =
                random.nextInt(3) == 0 ? truth.total.divide(BigDecimal.TWO, 2, RoundingMode.DOWN) : truth.total;
        truth.grade = grade(truth.total);
        var lines = new ArrayList<Map<String, @Nullable Object>>();
        for (var aspect : ASPECTS) {
            var lost = BigDecimal.valueOf(random.nextInt(1_000), 2);
            truth.lost.put(aspect, lost);
            lines.add(body(
                    "dimension",
                    aspect.split("/", 2)[0],
                    "aspect",
                    aspect.split("/", 2)[1],
                    "maxScore",
                    "15.00",
                    "declaredScore",
                    new BigDecimal("15.00").subtract(lost).toString()));
        }
        fact(
                "SelfEvaluationApproved.v1",
                body(
                        "evaluationId",
                        evaluation,
                        "project",
                        body("projectCode", truth.code),
                        "total",
                        truth.total.toString(),
                        "computedTotal",
                        truth.computed.toString(),
                        "grade",
                        truth.grade,
                        "lines",
                        lines,
                        "approvedAt",
                        later(2)));
        if (random.nextInt(10) == 0) {
            for (var version = 1; version <= 2; version++) {
                truth.reviewed = BigDecimal.valueOf(random.nextInt(10_001), 2);
                fact(
                        "EvaluationReviewed.v1",
                        body("projectCode", truth.code, "reviewedTotal", truth.reviewed.toString(), "at", later(60)));
            }
            truth.isRectifying = random.nextBoolean();
            fact("RectificationMoved.v1", body("projectCode", truth.code, "stage", "WITH_UNIT", "at", later(60)));
            if (!truth.isRectifying) {
                fact("RectificationMoved.v1", body("projectCode", truth.code, "stage", "SETTLED", "at", later(60)));
            }
        }
    }
}
