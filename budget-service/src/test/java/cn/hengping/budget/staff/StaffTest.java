package cn.hengping.budget.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import cn.hengping.budget.staff.StaffRefusal.OwnPosts;
import cn.hengping.budget.staff.StaffRefusal.StaffActiveAlready;
import cn.hengping.budget.staff.StaffRefusal.StaffInactive;
import cn.hengping.budget.staff.StaffRefusal.TwoOfThreeAdministrators;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;
import cn.hengping.platform.Post;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("工作人员与岗位")
class StaffTest {
    private static final Instant NOW = Instant.parse("2025-03-01T02:00:00Z");
    private static final UnitPath REGION = new UnitPath("130207");
    private static final UnitPath OFFICE = new UnitPath("130207/101");
    private static final UnitPath SCHOOL = new UnitPath("130207/102/102001");
    private static final Place PLACE = new Place("101", "丰南区委网信办", OFFICE);
    private static final Map<UnitPath, UnitKind> KINDS =
            Map.of(OFFICE, UnitKind.DEPARTMENT, SCHOOL, UnitKind.UNIT, new UnitPath("130207/100"), UnitKind.BUREAU);

    private static Actor administrator(Role role) {
        return new Actor("admin", new Post(role, REGION));
    }

    private static Command command(Actor actor, @Nullable Long ifMatch) {
        return new Command(actor, NOW, ifMatch, null);
    }

    private static Command security(long ifMatch) {
        return command(administrator(Role.SECURITY_ADMIN), ifMatch);
    }

    private static Staff preparer() {
        return Staff.register(
                new Staff.Newcomer("wx-preparer", "网信办填报岗", null, null, "101"),
                PLACE,
                administrator(Role.SYSTEM_ADMIN));
    }

    private static Appointment appointment(Post... posts) {
        return new Appointment(Stream.of(posts).map(StaffChanged.Held::of).toList(), "定岗");
    }

    private static Post post(Role role, UnitPath scope) {
        return new Post(role, scope);
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

    @Test
    @DisplayName("系统管理员登记人员，尚无岗位；他人不得登记")
    void the_system_administrator_registers_people() {
        assertThat(preparer()).isEqualTo(new Staff("wx-preparer", "网信办填报岗", null, null, PLACE, List.of(), true, 1));
        for (var role : EnumSet.complementOf(EnumSet.of(Role.SYSTEM_ADMIN))) {
            assertThat(refusalOf(() -> Staff.register(
                            new Staff.Newcomer("x1", "岗", null, null, "101"), PLACE, administrator(role))))
                    .isEqualTo(new NotYourRole(role));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "A1", "Wx", "-ab", "a b", "a/b", "张三", "service-account-x"})
    @DisplayName("账号只认小写字母、数字、点和横线")
    void an_account_has_one_form(String account) {
        var refused = refusalOf(() -> Staff.register(
                new Staff.Newcomer(account, "岗", null, "no-address", "101"), PLACE, administrator(Role.SYSTEM_ADMIN)));

        assertThat(faults(refused)).containsExactly("/email EmailMalformed", "/account AccountMalformed");
    }

    @Test
    @DisplayName("安全管理员定岗：同一岗位只算一次，次序固定，序号加一")
    void the_security_administrator_appoints() {
        var after = preparer()
                .appoint(
                        appointment(post(Role.STAFF, OFFICE), post(Role.PREPARER, SCHOOL), post(Role.STAFF, OFFICE)),
                        KINDS,
                        security(1));

        assertThat(after.posts()).containsExactly(post(Role.STAFF, OFFICE), post(Role.PREPARER, SCHOOL));
        assertThat(after.sequence()).isEqualTo(2);
    }

    @Test
    @DisplayName("系统管理员不得定岗，安全管理员不得登记、停用：三员各司其职")
    void administrators_do_not_do_each_others_work() {
        assertThat(refusalOf(() ->
                        preparer().appoint(appointment(), KINDS, command(administrator(Role.SYSTEM_ADMIN), 1L))))
                .isEqualTo(new NotYourRole(Role.SYSTEM_ADMIN));
        assertThat(refusalOf(() -> preparer().take(Staff.Step.DEACTIVATE, security(1))))
                .isEqualTo(new NotYourRole(Role.SECURITY_ADMIN));
    }

    static Stream<Arguments> pairsOfAdministrators() {
        var three = List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
        return three.stream().flatMap(one -> three.stream().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairsOfAdministrators")
    @DisplayName("三员分立：一人不得兼任其中两员")
    void nobody_is_two_of_the_three_administrators(Role one, Role other) {
        var asked = appointment(post(one, REGION), post(other, REGION));

        if (one == other) {
            assertThat(preparer().appoint(asked, KINDS, security(1)).posts()).containsExactly(post(one, REGION));
            return;
        }
        assertThat(refusalOf(() -> preparer().appoint(asked, KINDS, security(1))))
                .isInstanceOf(TwoOfThreeAdministrators.class);
    }

    static Stream<Arguments> everyRoleAtEveryPlace() {
        var places = List.of(REGION, new UnitPath("130207/100"), OFFICE, SCHOOL);
        var fits = Map.of(
                REGION,
                EnumSet.complementOf(EnumSet.of(Role.PREPARER, Role.STAFF, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER)),
                new UnitPath("130207/100"),
                EnumSet.of(Role.PREPARER, Role.STAFF, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER),
                OFFICE,
                EnumSet.of(
                        Role.PREPARER,
                        Role.STAFF,
                        Role.UNIT_HEAD,
                        Role.DEPARTMENT_REVIEWER,
                        Role.BUREAU_REVIEWER,
                        Role.AUDITOR),
                SCHOOL,
                EnumSet.of(Role.PREPARER, Role.STAFF, Role.UNIT_HEAD));
        return places.stream()
                .flatMap(place -> Stream.of(Role.values())
                        .map(role -> Arguments.of(
                                role,
                                place,
                                Objects.requireNonNull(fits.get(place)).contains(role))));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("everyRoleAtEveryPlace")
    @DisplayName("岗位须设在相称的地方：单位的在单位，财政局的在全区")
    void a_post_fits_its_place(Role role, UnitPath place, boolean fits) {
        var asked = appointment(post(role, place));

        if (fits) {
            assertThat(preparer().appoint(asked, KINDS, security(1)).posts()).containsExactly(post(role, place));
            return;
        }
        assertThat(faults(refusalOf(() -> preparer().appoint(asked, KINDS, security(1)))))
                .containsExactly("/posts/0/role PostOffItsPlace");
    }

    @Test
    @DisplayName("范围不是单位的、超出管理范围的、没有理由的、岗位太多的，各被拒绝")
    void odd_appointments_are_refused_by_name() {
        assertThat(faults(refusalOf(() -> preparer()
                        .appoint(
                                new Appointment(
                                        List.of(new StaffChanged.Held(Role.STAFF, new UnitPath("130207/999"))), " "),
                                KINDS,
                                security(1)))))
                .containsExactly("/reason TextLength", "/posts/0/scope NoUnitAtScope");
        assertThat(refusalOf(() -> preparer()
                        .appoint(appointment(post(Role.STAFF, new UnitPath("130208/101"))), KINDS, security(1))))
                .isInstanceOf(OutsideYourScope.class);
        var many = new ArrayList<Post>();
        for (var i = 0; i <= Appointment.MOST_POSTS; i++) {
            many.add(post(Role.STAFF, OFFICE));
        }
        assertThat(faults(refusalOf(
                        () -> preparer().appoint(appointment(many.toArray(Post[]::new)), KINDS, security(1)))))
                .containsExactly("/posts ListLength");
    }

    @Test
    @DisplayName("自己的账号差异不由自己处理，在册与否都一样")
    void nobody_settles_his_own_account() {
        var own = new Actor("sec-admin", post(Role.SECURITY_ADMIN, REGION));
        var found = new Accounts.Found("sec-admin", "安全管理员", true, null, List.of(own.post()));
        var unknown = Drift.unknown(found, Instant.EPOCH).orElseThrow();

        assertThat(refusalOf(() -> unknown.requireSettler(own))).isEqualTo(new OwnPosts("sec-admin"));
        unknown.requireSettler(new Actor("sec-deputy", own.post()));
    }

    @Test
    @DisplayName("不得给自己定岗，也不得停用自己")
    void nobody_decides_about_himself() {
        var own = new Actor("wx-preparer", post(Role.SECURITY_ADMIN, REGION));
        var ownSystem = new Actor("wx-preparer", post(Role.SYSTEM_ADMIN, REGION));

        assertThat(refusalOf(() -> preparer().appoint(appointment(), KINDS, command(own, 1L))))
                .isEqualTo(new OwnPosts("wx-preparer"));
        assertThat(refusalOf(() -> preparer().take(Staff.Step.DEACTIVATE, command(ownSystem, 1L))))
                .isEqualTo(new OwnPosts("wx-preparer"));
    }

    @Test
    @DisplayName("停用之后岗位保留、不得定岗；不得停用两次；恢复之后照旧")
    void who_left_keeps_his_posts_and_gets_no_new_ones() {
        var system = administrator(Role.SYSTEM_ADMIN);
        var appointed = preparer().appoint(appointment(post(Role.PREPARER, OFFICE)), KINDS, security(1));

        var gone = appointed.take(Staff.Step.DEACTIVATE, command(system, 2L));

        assertThat(gone.changed().active()).isFalse();
        assertThat(gone.posts()).containsExactly(post(Role.PREPARER, OFFICE));
        assertThat(refusalOf(() -> gone.appoint(appointment(), KINDS, security(3))))
                .isEqualTo(new StaffInactive("wx-preparer"));
        assertThat(refusalOf(() -> gone.take(Staff.Step.DEACTIVATE, command(system, 3L))))
                .isEqualTo(new StaffInactive("wx-preparer"));
        assertThat(gone.take(Staff.Step.REACTIVATE, command(system, 3L)).active())
                .isTrue();
        assertThat(refusalOf(() -> appointed.take(Staff.Step.REACTIVATE, command(system, 2L))))
                .isEqualTo(new StaffActiveAlready("wx-preparer"));
        assertThat(refusalOf(() -> appointed.take(Staff.Step.DEACTIVATE, command(system, 1L))))
                .isEqualTo(new ChangedMeanwhile());
    }

    @Test
    @DisplayName("事件与约定的样例一致，不含姓名和邮箱")
    void the_event_is_the_contract() throws IOException {
        var named = Staff.register(
                new Staff.Newcomer("wx-preparer", "网信办填报岗", "某某", "a@b.cn", "101"),
                PLACE,
                administrator(Role.SYSTEM_ADMIN));
        var held = new Staff(
                named.account(),
                named.title(),
                named.personName(),
                named.email(),
                named.unit(),
                List.of(post(Role.PREPARER, OFFICE)),
                true,
                1);
        var json = JsonMapper.builder().addModule(new PlatformModule()).build();
        try (var file = Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/budget/StaffChanged.v1.json"))) {
            assertThat(json.readTree(json.writeValueAsString(held.changed())))
                    .isEqualTo(json.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        }
        assertThat(held.changed().topic() + " " + held.changed().type()).isEqualTo("budget.staff StaffChanged.v1");
    }

    @Test
    @DisplayName("每一处不符都有中文说明")
    void every_fault_has_a_title() throws IOException {
        var titles = new java.util.Properties();
        try (var file =
                Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream("messages.properties"))) {
            titles.load(new java.io.InputStreamReader(file, StandardCharsets.UTF_8));
        }
        assertThat(List.of("AccountMalformed", "EmailMalformed", "NoUnitAtScope", "PostOffItsPlace", "TextLength"))
                .allSatisfy(code -> assertThat(titles.getProperty(code)).isNotBlank());
    }
}
