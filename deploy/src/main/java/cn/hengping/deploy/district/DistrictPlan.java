package cn.hengping.deploy.district;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;

/** What the district looks like: the same seed and numbers give the same one. Amounts in yuan, to the hundred. */
final class DistrictPlan {
    private static final String REGION = "130207";
    private static final int UNITS_OF_A_DEPARTMENT = 12;
    private static final int FIRST_DEPARTMENT = 301;

    private final Template template = new Template();
    private final List<PlannedUnit> units = new ArrayList<>();
    private final long seed;
    private final int year;

    /** A unit with its place; a department is its own. */
    record PlannedUnit(String code, String name, String department, String path, int number, String field) {
        boolean isDepartment() {
            return department.isEmpty();
        }

        String departmentPath() {
            return isDepartment() ? path : path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** A project with how far it has come and what it paid. */
    record PlannedProject(
            PlannedUnit unit,
            Map<String, Object> registration,
            Map<String, Object> objective,
            String stage,
            List<PlannedPayment> payments) {
        String code() {
            return String.valueOf(registration.get("projectCode"));
        }
    }

    record PlannedPayment(String voucher, String item, BigDecimal amount, String date) {}

    DistrictPlan(int unitCount, long seed, int year) {
        this.seed = seed;
        this.year = year;
        for (var i = 0; i < unitCount; i++) {
            units.add(unit(i));
        }
    }

    private PlannedUnit unit(int number) {
        var department = number / UNITS_OF_A_DEPARTMENT;
        var within = number % UNITS_OF_A_DEPARTMENT;
        var code = Integer.toString(FIRST_DEPARTMENT + department);
        var field = template.field(department);
        if (within == 0) {
            return new PlannedUnit(code, template.department(department), "", REGION + "/" + code, number, field);
        }
        var own = code + "%03d".formatted(within);
        var name = template.institution(department, department / 7 * UNITS_OF_A_DEPARTMENT + within - 1)
                + suffix(department);
        return new PlannedUnit(own, name, code, REGION + "/" + code + "/" + own, number, field);
    }

    /** Two departments of one field have institutions of the same kinds: these are told apart. */
    private String suffix(int department) {
        for (var other = 0; other < department; other++) {
            if (template.field(other).equals(template.field(department))) {
                return "（" + template.department(department).substring("示范区".length()) + "）";
            }
        }
        return "";
    }

    List<PlannedUnit> units() {
        return List.copyOf(units);
    }

    /** The project of this number: units take turns, so that any first thousand is spread over all of them. */
    PlannedProject project(int number) {
        var random = new Random(seed * 1_000_003 + number);
        var unit = units.get(number % units.size());
        var kinds = template.projects(unit.field());
        var kind = kinds.get(random.nextInt(kinds.size()));
        var budget = BigDecimal.valueOf(100L * (200 + (long) Math.exp(random.nextDouble(0, 9.2))));
        var code = REGION
                + "%02d".formatted(year % 100)
                + "RYT".charAt(random.nextInt(10) < 7 ? 2 : 1)
                + "3%011d".formatted(number);
        var registration = new ProjectTexts(random, year).registration(code, unit, kind, budget, number / units.size());
        var objective = new ProjectTexts(random, year).objective(kind);
        var stage = stage(random.nextInt(100));
        var payments = stage.equals("APPROVED") ? payments(random, number, kind, budget) : List.<PlannedPayment>of();
        return new PlannedProject(unit, registration, objective, stage, payments);
    }

    private static String stage(int percent) {
        return percent < 4 ? "DRAFTING" : percent < 8 ? "WITH_DEPARTMENT" : percent < 12 ? "WITH_BUREAU" : "APPROVED";
    }

    /** Up to four payments, together at most the budget; one project in three has none yet. */
    private List<PlannedPayment> payments(Random random, int number, JsonNode kind, BigDecimal budget) {
        var payments = new ArrayList<PlannedPayment>();
        var count = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(4);
        for (var i = 0; i < count; i++) {
            var share = BigDecimal.valueOf(random.nextInt(20) + 1L, 2);
            var date = "%d-%02d-%02d".formatted(year, 2 + random.nextInt(11), 1 + random.nextInt(28));
            var item = kind.path("items").path(0).path(0).asString();
            payments.add(
                    new PlannedPayment("QU-%d-%06d-%d".formatted(year, number, i), item, budget.multiply(share), date));
        }
        return payments;
    }
}
