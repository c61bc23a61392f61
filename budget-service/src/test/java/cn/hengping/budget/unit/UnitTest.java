package cn.hengping.budget.unit;

import static cn.hengping.budget.unit.TreeFixture.close;
import static cn.hengping.budget.unit.TreeFixture.day;
import static cn.hengping.budget.unit.TreeFixture.merge;
import static cn.hengping.budget.unit.TreeFixture.move;
import static cn.hengping.budget.unit.TreeFixture.rename;
import static cn.hengping.budget.unit.TreeFixture.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import cn.hengping.budget.unit.UnitRefusal.BureauStays;
import cn.hengping.budget.unit.UnitRefusal.ChangeBeforeLast;
import cn.hengping.budget.unit.UnitRefusal.DepartmentHasUnits;
import cn.hengping.budget.unit.UnitRefusal.DepartmentIntoUnit;
import cn.hengping.budget.unit.UnitRefusal.MergedIntoItself;
import cn.hengping.budget.unit.UnitRefusal.NoSuchUnit;
import cn.hengping.budget.unit.UnitRefusal.NotADepartment;
import cn.hengping.budget.unit.UnitRefusal.NotInForce;
import cn.hengping.budget.unit.UnitRefusal.NothingChanges;
import cn.hengping.budget.unit.UnitRefusal.OnlyUnitsMove;
import cn.hengping.budget.unit.UnitRefusal.UnitClosed;
import cn.hengping.budget.unit.UnitRefusal.UnitNotInYear;
import cn.hengping.budget.unit.UnitRefusal.UnitRegisteredAlready;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Event;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("单位沿革：更名、划转、合并、分设、撤销")
class UnitTest {
    private static final LocalDate FOUNDED = day("2024-01-01");
    private static final LocalDate REFORM = day("2025-01-01");

    private TreeFixture tree = new TreeFixture();

    /** The bureau, the office, and education with two schools. */
    @BeforeEach
    void tree() {
        tree = new TreeFixture();
        tree.register("100", "丰南区财政局", UnitKind.BUREAU, null, FOUNDED);
        tree.register("101", "丰南区委网信办", UnitKind.DEPARTMENT, null, FOUNDED);
        tree.register("102", "丰南区教育局", UnitKind.DEPARTMENT, null, FOUNDED);
        tree.register("102001", "丰南区实验小学", UnitKind.UNIT, "102", FOUNDED);
        tree.register("102002", "丰南区第一中学", UnitKind.UNIT, "102", FOUNDED);
    }

    private static Refusal refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refused.class, act).refusal();
    }

    private static List<String> faults(Refusal refusal) {
        return ((NotAcceptable) refusal)
                .faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.code())
                        .toList();
    }

    private @Nullable String placeOn(String code, String day) {
        return tree.course(code).on(day(day)).map(unit -> unit.path().value()).orElse(null);
    }

    @Test
    @DisplayName("划转之后，上年仍在旧主管部门之下，当年在新主管部门之下")
    void a_move_leaves_last_year_where_it_was() {
        var outcome = tree.change("102001", move("101", REFORM));

        assertThat(placeOn("102001", "2024-12-31")).isEqualTo("130207/102/102001");
        assertThat(placeOn("102001", "2025-01-01")).isEqualTo("130207/101/102001");
        assertThat(outcome.after().department().unitCode()).isEqualTo("101");
        assertThat(outcome.event().sequence()).isEqualTo(2);
    }

    @Test
    @DisplayName("更名之后，上年仍是旧名；部门更名，部门自身的称呼随之")
    void a_rename_leaves_last_year_its_name() {
        tree.change("102", rename("丰南区教育和体育局", REFORM));

        var course = tree.course("102");
        assertThat(course.on(day("2024-12-31")).orElseThrow().name()).isEqualTo("丰南区教育局");
        assertThat(course.on(REFORM).orElseThrow().department().name()).isEqualTo("丰南区教育和体育局");
        assertThat(course.on(day("2023-12-31"))).isEmpty();
    }

    @Test
    @DisplayName("合并：并入方照旧，被并方终止，去向有名")
    void a_merged_unit_ends_and_names_its_successor() {
        var outcome = tree.change("102001", merge("102002", REFORM));

        assertThat(placeOn("102001", "2024-12-31")).isEqualTo("130207/102/102001");
        assertThat(placeOn("102001", "2025-01-01")).isNull();
        assertThat(outcome.successors()).containsExactly("102002");
        assertThat(outcome.event().open()).isFalse();
        assertThat(tree.course("102002").version()).isEqualTo(1);
    }

    @Test
    @DisplayName("分设：解散的终止，存续的照旧，新单位同在原主管部门之下")
    void a_split_founds_units_beside_the_old_one() {
        tree.change("102001", split(false, REFORM, "102003", "102004"));
        tree.change("102002", split(true, REFORM, "102005"));

        assertThat(placeOn("102001", "2025-01-01")).isNull();
        assertThat(placeOn("102002", "2025-01-01")).isEqualTo("130207/102/102002");
        assertThat(List.of("102003", "102004", "102005"))
                .allSatisfy(code -> assertThat(placeOn(code, "2025-01-01")).isEqualTo("130207/102/" + code));
        assertThat(placeOn("102003", "2024-12-31")).isNull();
    }

    @Test
    @DisplayName("部门分设出的部门自为主管部门")
    void a_department_splits_into_departments() {
        tree.change("101", split(false, REFORM, "111", "112"));

        var part = tree.course("111").last();
        assertThat(part.path()).isEqualTo(new UnitPath("130207/111"));
        assertThat(part.department()).isEqualTo(part.place());
    }

    @Test
    @DisplayName("只有系统管理员、只在管理范围内、须指明版本，才能变更")
    void only_the_system_administrator_changes_the_tree() {
        for (var role : Role.values()) {
            if (role != Role.SYSTEM_ADMIN) {
                var actor = new Actor("x", new Post(role, new UnitPath("130207")));
                assertThat(refusalOf(() -> tree.change("102001", close(REFORM), actor)))
                        .isEqualTo(new NotYourRole(role));
            }
        }
        var elsewhere = new Actor("x", new Post(Role.SYSTEM_ADMIN, new UnitPath("130208")));
        assertThat(refusalOf(() -> tree.change("102001", close(REFORM), elsewhere)))
                .isInstanceOf(OutsideYourScope.class);
        var below = new Actor("x", new Post(Role.SYSTEM_ADMIN, new UnitPath("130207/102")));
        assertThat(refusalOf(() -> tree.change("102001", move("101", REFORM), below)))
                .isInstanceOf(OutsideYourScope.class);
    }

    @Test
    @DisplayName("不得重叠：早于或等于上次变更之日的变更一律拒绝")
    void a_change_before_the_last_one_is_refused() {
        tree.change("102001", rename("新实验小学", REFORM));

        for (var on : List.of(REFORM, REFORM.minusDays(1), FOUNDED)) {
            assertThat(refusalOf(() -> tree.change("102001", move("101", on))))
                    .isEqualTo(new ChangeBeforeLast("102001", REFORM));
        }
        assertThat(tree.change("102001", move("101", REFORM.plusDays(1)))
                        .after()
                        .name())
                .isEqualTo("新实验小学");
    }

    @Test
    @DisplayName("已终止的不再变更：不更名、不分设、不并入、不作主管部门")
    void what_has_ended_does_not_change_any_more() {
        tree.change("102001", close(REFORM));
        tree.change("101", close(REFORM));

        for (var late : List.of(
                rename("x", REFORM.plusDays(5)),
                split(false, REFORM.plusDays(5), "a", "b"),
                close(REFORM.plusDays(5)),
                move("101", REFORM.plusDays(5)))) {
            assertThat(refusalOf(() -> tree.change("102001", late))).isEqualTo(new UnitClosed("102001", REFORM));
        }
        assertThat(refusalOf(() -> tree.change("102002", merge("102001", REFORM.plusDays(5)))))
                .isEqualTo(new UnitClosed("102001", REFORM));
        assertThat(refusalOf(() -> tree.change("102002", move("101", REFORM.minusDays(30)))))
                .isEqualTo(new UnitClosed("101", REFORM));
        assertThat(refusalOf(() -> tree.register("101001", "x", UnitKind.UNIT, "101", FOUNDED)))
                .isEqualTo(new UnitClosed("101", REFORM));
    }

    @Test
    @DisplayName("不留空档：主管部门、并入方当日还没有的，拒绝")
    void nothing_hangs_on_what_is_not_there_yet() {
        tree.register("103", "丰南区科技局", UnitKind.DEPARTMENT, null, day("2026-01-01"));

        assertThat(refusalOf(() -> tree.change("102001", move("103", REFORM))))
                .isEqualTo(new NotInForce("103", REFORM));
        assertThat(refusalOf(() -> tree.change("102001", merge("103", REFORM))))
                .isEqualTo(new NotInForce("103", REFORM));
        assertThat(refusalOf(() -> tree.register("103001", "x", UnitKind.UNIT, "103", REFORM)))
                .isEqualTo(new NotInForce("103", REFORM));
    }

    @Test
    @DisplayName("部门下面还有单位的，不得撤销、并入或解散；包括将来才划走的")
    void a_department_with_units_does_not_end() {
        for (var end : List.of(close(REFORM), merge("101", REFORM), split(false, REFORM, "a", "b"))) {
            assertThat(refusalOf(() -> tree.change("102", end))).isEqualTo(new DepartmentHasUnits("102", "102001"));
        }
        tree.change("102001", move("101", REFORM));
        tree.change("102002", move("101", REFORM.plusMonths(6)));
        assertThat(refusalOf(() -> tree.change("102", close(REFORM))))
                .isEqualTo(new DepartmentHasUnits("102", "102002"));

        assertThat(tree.change("102", close(REFORM.plusMonths(6))).event().open())
                .isFalse();
    }

    @Test
    @DisplayName("并入自己、并入不存在的、部门并入下属单位、名称不变、部门划转、财政局撤销，各有其名")
    void impossible_changes_are_refused_by_name() {
        assertThat(refusalOf(() -> tree.change("102001", merge("102001", REFORM))))
                .isEqualTo(new MergedIntoItself("102001"));
        assertThat(refusalOf(() -> tree.change("102001", merge("999", REFORM)))).isEqualTo(new NoSuchUnit("999"));
        assertThat(refusalOf(() -> tree.change("101", merge("102001", REFORM))))
                .isEqualTo(new DepartmentIntoUnit("101", "102001"));
        assertThat(refusalOf(() -> tree.change("102001", rename("丰南区实验小学", REFORM))))
                .isEqualTo(new NothingChanges("102001"));
        assertThat(refusalOf(() -> tree.change("102001", move("102", REFORM)))).isEqualTo(new NothingChanges("102001"));
        assertThat(refusalOf(() -> tree.change("102001", move("102002", REFORM))))
                .isEqualTo(new NotADepartment("102002"));
        assertThat(refusalOf(() -> tree.change("101", move("102", REFORM)))).isEqualTo(new OnlyUnitsMove("101"));
        assertThat(refusalOf(() -> tree.change("100", close(REFORM)))).isEqualTo(new BureauStays("100"));
        assertThat(refusalOf(() -> tree.change("102001", split(true, REFORM, "102002"))))
                .isEqualTo(new UnitRegisteredAlready("102002"));
    }

    @Test
    @DisplayName("缺文号、缺理由、缺名称、分设太少或重复、年份离谱，逐处指明")
    void a_change_says_why_and_by_what_document() {
        var bare = new Reorganisation(ChangeKind.RENAME, day("1024-01-01"), " ", "", null, null, null, null, null);
        assertThat(faults(refusalOf(() -> tree.change("102001", bare))))
                .containsExactly(
                        "/effectiveOn YearOutOfRange",
                        "/reason TextLength",
                        "/documentNumber TextLength",
                        "/name TextLength");
        assertThat(faults(refusalOf(() -> tree.change("102001", split(false, REFORM, "a")))))
                .containsExactly("/parts ListLength");
        assertThat(faults(refusalOf(() -> tree.change("102001", split(false, REFORM, "a", "a", "/")))))
                .containsExactly("/parts/1/unitCode UnitCodeTwice", "/parts/2/unitCode UnitCodeMalformed");
        var registering = new Reorganisation(ChangeKind.REGISTER, REFORM, "x", "x", null, null, null, null, null);
        assertThat(faults(refusalOf(() -> tree.change("102001", registering)))).containsExactly("/kind NotAChange");
    }

    @Test
    @DisplayName("项目认本年度的单位：过去的年度看年末，将来的看年初，本年看今天；年内才设立的认设立时")
    void a_budget_year_knows_the_unit_of_its_own_tree() {
        tree.change("102001", move("101", day("2025-07-01")));
        tree.register("102009", "新校", UnitKind.UNIT, "102", day("2025-09-01"));
        tree.change("102002", close(day("2025-03-01")));
        var course = tree.course("102001");

        assertThat(course.inYear(2024, day("2025-08-01")).path()).isEqualTo(new UnitPath("130207/102/102001"));
        assertThat(course.inYear(2025, day("2025-06-30")).path()).isEqualTo(new UnitPath("130207/102/102001"));
        assertThat(course.inYear(2025, day("2025-07-01")).path()).isEqualTo(new UnitPath("130207/101/102001"));
        assertThat(course.inYear(2025, day("2026-02-01")).path()).isEqualTo(new UnitPath("130207/101/102001"));
        assertThat(course.inYear(2026, day("2025-06-30")).path()).isEqualTo(new UnitPath("130207/101/102001"));
        assertThat(tree.course("102009").inYear(2025, day("2024-11-01")).validFrom())
                .isEqualTo(day("2025-09-01"));
        assertThat(refusalOf(() -> tree.course("102009").inYear(2024, day("2025-08-01"))))
                .isEqualTo(new UnitNotInYear("102009", 2024));
        assertThat(refusalOf(() -> tree.course("102002").inYear(2025, day("2025-08-01"))))
                .isEqualTo(new UnitNotInYear("102002", 2025));
        assertThat(refusalOf(() -> course.inYear(2023, day("2025-08-01"))))
                .isEqualTo(new UnitNotInYear("102001", 2023));
    }

    /** A thousand changes in any order: what the rules let through never leaves a gap, an overlap, or a unit without department. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName("任意次序的变更之后：各段首尾相接，有单位的部门都在，序号不缺")
    void any_order_of_changes_leaves_a_tree(long seed) {
        var random = new Random(seed);
        var told = new HashMap<String, Long>();
        var made = 0;
        for (var d = 200; d < 210; d++) {
            tree.register("" + d, "局" + d, UnitKind.DEPARTMENT, null, FOUNDED);
            for (var u = 1; u < 8; u++) {
                tree.register(d + "00" + u, "站" + u, UnitKind.UNIT, "" + d, FOUNDED);
            }
        }
        for (var i = 0; i < 1_000; i++) {
            var codes = List.copyOf(tree.courses().keySet());
            var code = codes.get(random.nextInt(codes.size()));
            var other = codes.get(random.nextInt(codes.size()));
            var on = FOUNDED.plusDays(random.nextInt(1_500));
            var asked = switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4 -> rename("名" + i, on);
                case 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 -> move(other, on);
                case 15, 16 -> merge(other, on);
                case 17, 18 -> split(random.nextBoolean(), on, "n" + i, "m" + i);
                default -> close(on);
            };
            try {
                var event = tree.change(code, asked).event();
                assertThat(event.sequence()).isEqualTo(told.getOrDefault(code, 1L) + 1);
                told.put(code, event.sequence());
                made++;
            } catch (Refused _) {
                // as the rules want it; what was let through is looked at below
            }
        }

        assertThat(made).isGreaterThan(20);
        for (var course : tree.courses().values()) {
            var stretches = course.stretches();
            for (var i = 0; i + 1 < stretches.size(); i++) {
                assertThat(stretches.get(i).validTo())
                        .isEqualTo(stretches.get(i + 1).validFrom());
            }
            for (var unit : stretches) {
                assertThat(departmentIsThere(unit)).as(unit.toString()).isTrue();
            }
        }
    }

    private boolean departmentIsThere(Unit unit) {
        var days = new ArrayList<LocalDate>(List.of(unit.validFrom()));
        days.add(unit.validTo() == null ? day("2099-12-31") : unit.validTo().minusDays(1));
        return days.stream()
                .allMatch(on -> tree.course(unit.department().unitCode()).on(on).isPresent());
    }

    @Test
    @DisplayName("事件与约定的样例一致")
    void events_are_the_contract() throws IOException {
        var moved = tree.change("102001", move("101", REFORM)).event();

        assertThat(tree("UnitChanged.v1")).isEqualTo(written(moved));
        assertThat(tree("UnitRegistered.v1"))
                .isEqualTo(written(tree.course("101").last().registered()));
        assertThat(List.of(moved.topic(), moved.type(), moved.subject()))
                .containsExactly("budget.unit", "UnitChanged.v1", "102001");
    }

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();

    private static Object written(Event event) {
        return JSON.readValue(JSON.writeValueAsString(event), Map.class);
    }

    private Object tree(String type) throws IOException {
        try (var file = Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/budget/" + type + ".json"))) {
            return JSON.readValue(new String(file.readAllBytes(), StandardCharsets.UTF_8), Map.class);
        }
    }
}
