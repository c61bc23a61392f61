package cn.hengping.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staff and their accounts on a real Keycloak, which is taken away now and then, and so is budget-service. */
@DisplayName("开户与核对：名册在这里，账号在 Keycloak")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountsIT {
    private static final Set<String> NEEDED = Set.of("postgres", "kafka", "keycloak", "budget-service");
    private static final Ports PORTS = Ports.free();
    private static final Home HOME = new Home(Path.of("target", "journey").toAbsolutePath());
    private static final String KEYCLOAK = "http://127.0.0.1:" + PORTS.of("keycloak");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LocalSystem SYSTEM = system();

    private static LocalSystem system() {
        HOME.forget();
        var checkout = Path.of("..").toAbsolutePath().normalize();
        var url = "http://localhost:" + PORTS.of("gateway");
        return new LocalSystem(checkout, HOME, PORTS, url, Map.of(), new Progress(System.out));
    }

    @BeforeAll
    static void start() {
        SYSTEM.start(NEEDED);
    }

    @AfterAll
    static void stop() {
        SYSTEM.stop();
    }

    private record Said(int status, String etag, JsonNode body) {
        String refusal() {
            return body.path("type").asString("").replaceFirst(".*:", "");
        }
    }

    private static HttpResponse<String> login(String account, String password) {
        var form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "hengping-programs",
                        "username",
                        account,
                        "password",
                        password)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(KEYCLOAK + "/realms/hengping/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static final Map<String, String> TOKENS = new java.util.concurrent.ConcurrentHashMap<>();

    private static String token(String account) {
        return TOKENS.computeIfAbsent(account, AccountsIT::freshToken);
    }

    private static String freshToken(String account) {
        return JSON.readTree(login(account, Up.DEMONSTRATION_PASSWORD).body())
                .path("access_token")
                .asString();
    }

    private static Said ask(String method, String account, String path, Object body, String etag) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORTS.of("budget") + path))
                .header("Authorization", "Bearer " + token(account))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (!etag.isEmpty()) {
            request.header("If-Match", etag);
        }
        var answer = send(request.method(
                method,
                body.equals("") ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))));
        var isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Said(
                answer.statusCode(),
                answer.headers().firstValue("ETag").orElse(""),
                JSON.readTree(isJson ? answer.body() : "{}"));
    }

    private static Said get(String path) {
        return ask("GET", "sec-admin", path, "", "");
    }

    private static Said register(String account, String unit) {
        return ask(
                "POST",
                "sys-admin",
                "/staff",
                Map.of("account", account, "title", "岗位" + account, "unitCode", unit, "personName", "某某"),
                "");
    }

    private static Said appoint(String account, String role, String scope) {
        return ask(
                "PUT",
                "sec-admin",
                "/staff/" + account + "/posts",
                Map.of("reason", "定岗", "posts", List.of(Map.of("role", role, "scope", scope))),
                get("/staff/" + account).etag());
    }

    private static void awaitDone(String... accounts) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(List.of(accounts))
                        .allSatisfy(account -> assertThat(get("/staff/" + account)
                                        .body()
                                        .at("/provisioning/progress")
                                        .asString())
                                .as(account)
                                .isEqualTo("DONE")));
    }

    /** Looks at the realm as its administrator. */
    private static <T> T inRealm(java.util.function.Function<RealmResource, T> look) {
        try (Keycloak keycloak = KeycloakBuilder.builder()
                .serverUrl(KEYCLOAK)
                .realm("master")
                .clientId("admin-cli")
                .username("bootstrap")
                .password(HOME.secret("keycloak-bootstrap"))
                .build()) {
            return look.apply(keycloak.realm("hengping"));
        }
    }

    private static UserRepresentation user(RealmResource realm, String account) {
        return realm.users().searchByUsername(account, true).getFirst();
    }

    private static List<String> groups(String account) {
        return inRealm(realm -> realm.users().get(user(realm, account).getId()).groups().stream()
                .map(GroupRepresentation::getPath)
                .sorted()
                .toList());
    }

    @Test
    @Order(1)
    @DisplayName("登记、定岗之后，账号和组在 Keycloak 中建好；姓名不在其中")
    void an_account_is_made() {
        for (var code : List.of("101", "102")) {
            ask(
                    "POST",
                    "sys-admin",
                    "/units",
                    Map.of("unitCode", code, "name", "单位" + code, "kind", "DEPARTMENT", "validFrom", "2024-01-01"),
                    "");
        }
        assertThat(register("new-one", "101").status()).isEqualTo(201);
        assertThat(appoint("new-one", "PREPARER", "130207/101").status()).isEqualTo(200);

        awaitDone("new-one");

        assertThat(groups("new-one")).containsExactly("/130207/101/PREPARER");
        var made = inRealm(realm -> user(realm, "new-one"));
        assertThat(made.getRequiredActions()).containsExactly("UPDATE_PASSWORD");
        assertThat(made.getFirstName() + made.getLastName()).isEqualTo("岗位new-one单位101");
    }

    /** A district begins with accounts that nobody registered: those of the administrators themselves. */
    @Test
    @Order(1)
    @DisplayName("登记不给岗位，也不收岗位：原有账号在定岗之前照旧；定岗之后以名册为准；自己的账号不由自己处理")
    void registering_takes_nothing_away() {
        assertThat(register("xx2-head", "101").status()).isEqualTo(201);
        awaitDone("xx2-head");
        assertThat(groups("xx2-head")).containsExactly("/130207/102/102002/UNIT_HEAD");

        assertThat(appoint("xx2-head", "UNIT_HEAD", "130207/101").status()).isEqualTo(200);
        awaitDone("xx2-head");
        assertThat(groups("xx2-head")).containsExactly("/130207/101/UNIT_HEAD");
    }

    @Test
    @Order(2)
    @DisplayName("初始口令只给一次，不留底，首次登录必须修改；本人和未开户的不发")
    void a_first_password_is_given_once() throws SQLException {
        var given = ask("POST", "sec-admin", "/staff/new-one/passwords", "", "");

        var password = given.body().path("temporaryPassword").asString();
        assertThat(password).hasSizeGreaterThanOrEqualTo(16);
        assertThat(login("new-one", password).body()).contains("not fully set up");
        assertThat(login("new-one", "wrong").body()).doesNotContain("not fully set up");
        assertThat(query("select after::text from command_log where action = 'ISSUE_PASSWORD'"))
                .allSatisfy(line -> assertThat(line).doesNotContain(password));
        assertThat(ask("POST", "sys-admin", "/staff/new-one/passwords", "", "").refusal())
                .isEqualTo("NotYourRole");
    }

    @Test
    @Order(3)
    @DisplayName("认证服务不在：命令照收，显示待办；断电也不丢；回来之后办完，不重复")
    void keycloak_may_be_away() throws SQLException {
        token("sys-admin");
        token("sec-admin");
        SYSTEM.kill("keycloak");
        assertThat(register("while-away", "101").status()).isEqualTo(201);
        assertThat(appoint("while-away", "STAFF", "130207/101").status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                query("select last_error from account_provisioning where account = 'while-away'")
                                        .getFirst())
                        .contains("keycloak does not answer"));
        assertThat(get("/staff/while-away").body().at("/provisioning/progress").asString())
                .isEqualTo("PENDING");
        assertThat(ask("POST", "sec-admin", "/staff/while-away/passwords", "", "")
                        .refusal())
                .isEqualTo("AccountPending");
        SYSTEM.kill("budget-service");
        SYSTEM.restart("keycloak");
        SYSTEM.restart("budget-service");

        awaitDone("while-away");

        assertThat(groups("while-away")).containsExactly("/130207/101/STAFF");
    }

    @Test
    @Order(4)
    @DisplayName("开户途中断电两次：三十人各一个账号、各一个岗位，组不重复")
    void a_power_cut_doubles_nobody() {
        var accounts = IntStream.rangeClosed(1, 30).mapToObj(i -> "many-" + i).toList();
        accounts.forEach(account -> register(account, "102"));
        accounts.forEach(account -> appoint(account, "STAFF", "130207/102"));
        SYSTEM.kill("budget-service");
        SYSTEM.restart("budget-service");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> inRealm(realm -> realm.users().search("many-", 0, 100, true))
                                .size()
                        > 3);
        SYSTEM.kill("budget-service");
        SYSTEM.restart("budget-service");

        awaitDone(accounts.toArray(String[]::new));

        var made = inRealm(realm -> realm.users().search("many-", 0, 100, true)).stream()
                .map(UserRepresentation::getUsername)
                .toList();
        assertThat(made).containsExactlyInAnyOrderElementsOf(accounts);
        assertThat(accounts).allSatisfy(account -> assertThat(groups(account)).containsExactly("/130207/102/STAFF"));
        var top = inRealm(realm -> realm.groups().groups().stream()
                .map(GroupRepresentation::getName)
                .toList());
        assertThat(top).doesNotHaveDuplicates();
    }

    @Test
    @Order(5)
    @DisplayName("改任、停用随即到 Keycloak：旧岗位退出，账号停用，会话作废")
    void changes_follow() {
        appoint("many-1", "PREPARER", "130207/102");
        ask(
                "POST",
                "sys-admin",
                "/staff/many-2/moves",
                Map.of("step", "DEACTIVATE"),
                get("/staff/many-2").etag());

        awaitDone("many-1", "many-2");

        assertThat(groups("many-1")).containsExactly("/130207/102/PREPARER");
        assertThat(inRealm(realm -> user(realm, "many-2")).isEnabled()).isFalse();
    }

    private static List<String> drifts() {
        var found = new ArrayList<String>();
        get("/account-drifts?limit=200")
                .body()
                .path("items")
                .forEach(drift -> found.add(drift.path("account").asString() + " " + drift.path("kinds")));
        return found;
    }

    private static void compare() {
        assertThat(ask("POST", "sec-admin", "/account-comparisons", "", "").status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var latest = get("/account-comparisons/latest").body();
            assertThat(latest.path("finishedAt").asString(""))
                    .isGreaterThan(latest.path("askedAt").asString());
        });
    }

    @Test
    @Order(6)
    @DisplayName("管理员在 Keycloak 里停用、改组、删除、改邮箱、私加账号：核对都能发现")
    void changes_made_there_are_found() {
        inRealm(realm -> {
            var disabled = user(realm, "many-3");
            disabled.setEnabled(false);
            realm.users().get(disabled.getId()).update(disabled);
            realm.users()
                    .get(user(realm, "many-4").getId())
                    .joinGroup(realm.getGroupByPath("/130207/SECURITY_ADMIN").getId());
            realm.users().delete(user(realm, "many-5").getId()).close();
            var moved = user(realm, "many-6");
            moved.setEmail("many-6@example.cn");
            realm.users().get(moved.getId()).update(moved);
            realm.users()
                    .get(user(realm, "many-7").getId())
                    .leaveGroup(realm.getGroupByPath("/130207/102/STAFF").getId());
            return true;
        });

        compare();

        assertThat(drifts())
                .contains(
                        "many-3 [\"ACTIVE\"]",
                        "many-4 [\"POSTS\"]",
                        "many-5 [\"MISSING\"]",
                        "many-6 [\"EMAIL\"]",
                        "many-7 [\"POSTS\"]",
                        "wx-preparer [\"UNKNOWN\"]")
                .noneMatch(drift -> drift.startsWith("many-8 ") || drift.startsWith("new-one "));
        assertThat(ask("GET", "wx-preparer", "/account-drifts", "", "")
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    private static Said settle(String account, String decision) {
        return ask(
                "POST", "sec-admin", "/account-drifts/" + account + "/settlements", Map.of("decision", decision), "");
    }

    @Test
    @Order(7)
    @DisplayName("由安全管理员采纳或改回；采纳也守三员分立；处理之后再核对，不再有差异")
    void differences_are_adopted_or_put_back() {
        assertThat(settle("many-3", "ADOPT").body().path("active").asBoolean(true))
                .isFalse();
        assertThat(settle("many-4", "PUT_BACK").status()).isEqualTo(200);
        assertThat(settle("many-5", "PUT_BACK").status()).isEqualTo(200);
        assertThat(settle("many-6", "ADOPT").body().path("email").asString()).isEqualTo("many-6@example.cn");
        assertThat(settle("many-7", "ADOPT").body().path("posts").size()).isZero();
        assertThat(settle("wx-preparer", "PUT_BACK").refusal()).isEqualTo("AccountUnknownHere");
        assertThat(settle("wx-preparer", "ADOPT").body().at("/unit/unitCode").asString())
                .isEqualTo("101");
        assertThat(settle("many-9", "ADOPT").refusal()).isEqualTo("NoSuchDrift");
        assertThat(ask("POST", "sys-admin", "/account-drifts/wx-head/settlements", Map.of("decision", "ADOPT"), "")
                        .refusal())
                .isEqualTo("NotYourRole");
        awaitDone("many-3", "many-4", "many-5", "many-6", "many-7", "wx-preparer");

        compare();

        assertThat(groups("many-4")).containsExactly("/130207/102/STAFF");
        assertThat(groups("many-5")).containsExactly("/130207/102/STAFF");
        assertThat(drifts()).noneMatch(drift -> drift.startsWith("many-") || drift.startsWith("wx-preparer "));
    }

    @Test
    @Order(8)
    @DisplayName("三员由 Keycloak 私下兼任的，采纳被拒")
    void two_administrators_in_one_hand_are_not_adopted() {
        inRealm(realm -> {
            var id = user(realm, "many-10").getId();
            realm.users()
                    .get(id)
                    .joinGroup(realm.getGroupByPath("/130207/AUDIT_ADMIN").getId());
            realm.users()
                    .get(id)
                    .joinGroup(realm.getGroupByPath("/130207/SYSTEM_ADMIN").getId());
            return true;
        });
        compare();

        assertThat(settle("many-10", "ADOPT").refusal()).isEqualTo("TwoOfThreeAdministrators");
        assertThat(settle("many-10", "PUT_BACK").status()).isEqualTo(200);
        awaitDone("many-10");
        assertThat(groups("many-10")).containsExactly("/130207/102/STAFF");
    }

    @Test
    @Order(9)
    @DisplayName("开户客户端只有管理用户一项权力，密钥不在仓库里")
    void the_client_may_do_no_more_than_it_must() {
        var roles = inRealm(realm -> {
            var client = realm.clients().findByClientId("hengping-provisioning").getFirst();
            var account = realm.clients().get(client.getId()).getServiceAccountUser();
            var management = realm.clients().findByClientId("realm-management").getFirst();
            return realm.users().get(account.getId()).roles().clientLevel(management.getId()).listEffective().stream()
                    .map(RoleRepresentation::getName)
                    .toList();
        });

        assertThat(roles).containsExactly("manage-users");
    }

    private static List<String> query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + PORTS.of("postgres") + "/budget",
                        "hengping_budget",
                        HOME.secret("database-budget"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }
}
