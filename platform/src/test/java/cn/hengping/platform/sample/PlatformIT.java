package cn.hengping.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.parts.Parts;
import cn.hengping.platform.parts.Tokens;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("平台的承诺")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = SampleApplication.class,
        properties = {
            "spring.application.name=sample",
            "spring.config.import=classpath:platform.yaml",
            "spring.flyway.locations=classpath:db/platform,classpath:db/sample",
            "hengping.topics.published=sample.thing",
            "hengping.topics.read=sample.thing"
        })
class PlatformIT {
    private static final String PREPARER = "/130207/101/PREPARER";

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "sample");
    }

    @Autowired
    DatabaseClient database;

    @Autowired
    SampleApplication.Things things;

    @Autowired
    JsonMapper json;

    @Autowired
    ReactiveJwtDecoder tokens;

    @LocalServerPort
    int port;

    @Value("${spring.flyway.url}")
    String databaseAddress;

    @Value("${HENGPING_DB_USER}")
    String databaseUser;

    @Value("${HENGPING_KAFKA}")
    String kafka;

    WebTestClient web = WebTestClient.bindToServer().build();

    @BeforeEach
    void client() {
        web = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .defaultHeader("Authorization", Tokens.bearer("wx-preparer", PREPARER))
                .build();
    }

    @Test
    @DisplayName("一个命令：变更、记录、事件同生同灭；事件带原请求的追踪号到达")
    void a_command_writes_change_log_line_and_event_together_under_one_trace() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        web.post()
                .uri("/things")
                .header("Idempotency-Key", key())
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .bodyValue(Map.of("name", "bridge", "amount", "12.30"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.amount")
                .isEqualTo("12.30");

        var event = await().atMost(Duration.ofSeconds(20))
                .until(() -> read("sample.thing", "bridge"), found -> !found.isEmpty());
        assertThat(event).singleElement().satisfies(message -> {
            assertThat(header(message, "ce_type")).isEqualTo("ThingChanged.v1");
            assertThat(header(message, "ce_source")).isEqualTo("urn:hengping:sample");
            assertThat(header(message, "traceparent")).contains(trace);
        });
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("select traceparent from heard where name = 'bridge'"))
                        .singleElement()
                        .satisfies(row -> assertThat(String.valueOf(row.get("traceparent")))
                                .contains(trace)));
        assertThat(rows("select account, post, action from command_log where subject = 'bridge'"))
                .containsExactly(Map.of("account", "wx-preparer", "post", "130207/101/PREPARER", "action", "CREATE"));
    }

    @Test
    @DisplayName("重复提交得到第一次的答复，不重复生效；内容不同则拒绝")
    void a_repeated_request_gets_the_first_answer_and_another_body_is_refused() {
        var key = key();
        create(key, "road", "1.00").expectStatus().isCreated();
        change("road", 1, "2.00").expectStatus().isOk();

        create(key, "road", "1.00")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.amount")
                .isEqualTo("1.00");

        create(key, "road", "3.00")
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:hengping:refusal:KeyReused");
        assertThat(rows("select * from command_log where subject = 'road'")).hasSize(2);
    }

    @Test
    @DisplayName("未说明版本或版本已旧，均不改动")
    void a_change_of_another_version_changes_nothing() {
        create(key(), "school", "1.00").expectStatus().isCreated();
        change("school", 1, "2.00").expectStatus().isOk();

        change("school", 1, "9.00")
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("内容已被他人修改，请刷新后再办理");
        web.put()
                .uri("/things/school")
                .bodyValue(Map.of("amount", "9.00"))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_REQUIRED);

        assertThat(rows("select amount::text as amount from thing where name = 'school'"))
                .containsExactly(Map.of("amount", "2.00"));
        assertThat(rows("select * from outbox where subject = 'school'")).hasSize(2);
    }

    @Test
    @DisplayName("同一事项的事件不缺、不重、不乱序，哪怕许多人同时办理")
    void events_of_one_aggregate_arrive_gapless_and_in_order() {
        var names = List.of("a1", "a2", "a3", "a4", "a5");
        names.forEach(name -> create(key(), name, "0.00").expectStatus().isCreated());

        Flux.fromIterable(names)
                .flatMap(name -> Flux.range(0, 40).flatMap(_ -> increment(name), 4))
                .then()
                .block(Duration.ofSeconds(60));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows("select 1 from outbox where sent_at is null"))
                        .isEmpty());
        for (var name : names) {
            var versions = await().atMost(Duration.ofSeconds(30)).until(() -> heard(name), found -> found.size() == 41);
            assertThat(versions)
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(1, 41)
                            .boxed()
                            .toList());
        }
    }

    @Test
    @DisplayName("另一个实例正在送：本实例只等；那一个被断电，本实例两秒之内接着送")
    void an_instance_takes_over_when_the_one_that_sends_dies() throws SQLException {
        try (var other = DriverManager.getConnection(databaseAddress, databaseUser, Parts.PASSWORD);
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(4021310207)");
            create(key(), "handover", "1.00").expectStatus().isCreated();
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(4))
                    .until(() -> unsent("handover"), count -> count == 1);

            var dead = Instant.now();
            rows("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory' and granted and pid <> pg_backend_pid()
                      and database = (select oid from pg_database where datname = current_database())""");

            await().atMost(Duration.ofSeconds(2)).until(() -> unsent("handover"), count -> count == 0);
            System.out.println(
                    "handed over in " + Duration.between(dead, Instant.now()).toMillis() + " ms");
        }
    }

    private int unsent(String subject) {
        return rows("select 1 from outbox where sent_at is null and subject = '" + subject + "'")
                .size();
    }

    @Test
    @DisplayName("无法处理的事件五次之后进入死信，后面的事件照常")
    void a_poisonous_event_goes_to_the_dead_letters_and_the_partition_moves_on() {
        create(key(), "poison", "1.00").expectStatus().isCreated();
        create(key(), "healthy", "1.00").expectStatus().isCreated();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(read("sample.thing.dlt", "poison"))
                        .singleElement()
                        .satisfies(message -> assertThat(header(message, "kafka_dlt-exception-cause-fqcn"))
                                .contains("IllegalStateException")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard("healthy")).containsExactly(1L));
    }

    @Test
    @DisplayName("死信由系统管理员列出、重新投递：一封只投一次，事件编号和来源不变，别人不能")
    void a_dead_letter_is_listed_and_replayed_once_by_a_system_administrator() {
        create(key(), "curable", "1.00").expectStatus().isCreated();
        var letter = await().atMost(Duration.ofSeconds(60)).until(() -> deadLetter("curable"), id -> id > 0);

        assertThat(letters("PREPARER").expectBody(String.class).returnResult().getResponseBody())
                .contains("NotYourRole");
        replay(letter, "AUDIT_ADMIN", key(), "\"1\"").expectStatus().isForbidden();
        replay(letter, "SYSTEM_ADMIN", key(), "\"9\"").expectStatus().isEqualTo(HttpStatus.PRECONDITION_FAILED);
        replay(999_999, "SYSTEM_ADMIN", key(), "\"1\"").expectStatus().isNotFound();
        SampleApplication.Listener.mended = true;
        var key = key();
        for (var i = 0; i < 2; i++) {
            replay(letter, "SYSTEM_ADMIN", key, "\"1\"")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("ETag", "\"2\"")
                    .expectBody()
                    .jsonPath("$.replayedBy")
                    .isEqualTo("system_admin")
                    .jsonPath("$.may.length()")
                    .isEqualTo(0);
        }
        replay(letter, "SYSTEM_ADMIN", key(), "\"2\"").expectStatus().isEqualTo(HttpStatus.CONFLICT);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(heard("curable")).containsExactly(1L));
        assertThat(read("sample.thing", "curable"))
                .hasSize(2)
                .extracting(message -> header(message, "ce_id") + header(message, "ce_source"))
                .containsOnly(header(read("sample.thing.dlt", "curable").getFirst(), "ce_id") + "urn:hengping:sample");
        assertThat(rows("select action from command_log where action = 'REPLAY_DEAD_LETTER'"))
                .hasSize(1);
    }

    private WebTestClient.ResponseSpec letters(String role) {
        return web.get()
                .uri("/dead-letters?limit=200")
                .headers(headers -> headers.set("Authorization", Tokens.bearer("x", "/130207/" + role)))
                .exchange();
    }

    /** The number of the letter about this thing, or zero while there is none. */
    private long deadLetter(String name) {
        var page = letters("SYSTEM_ADMIN")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult();
        return json.readTree(Objects.requireNonNull(page.getResponseBody()))
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("subject").asString().equals(name))
                .peek(letter -> assertThat(letter.path("reason").asString())
                        .isEqualTo("java.lang.IllegalStateException: poison"))
                .mapToLong(letter -> letter.path("id").asLong())
                .findFirst()
                .orElse(0);
    }

    private WebTestClient.ResponseSpec replay(long letter, String role, String key, String etag) {
        return web.post()
                .uri("/dead-letters/" + letter + "/replays")
                .headers(headers ->
                        headers.set("Authorization", Tokens.bearer(role.toLowerCase(Locale.ROOT), "/130207/" + role)))
                .header("Idempotency-Key", key)
                .header("If-Match", etag)
                .exchange();
    }

    @Test
    @DisplayName("地址里藏着斜杠、点、分号：一样说明白，不是一片空白")
    void an_address_that_the_firewall_turns_away_is_answered_like_every_other_no() throws IOException {
        for (var path : List.of("/things/a%2Fb", "/things/%2e%2e", "/things/a;b", "/things/..%5c")) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .as(path)
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json", "请求无法理解")
                        .containsPattern("\"traceId\":\"[0-9a-f]{32}\"");
            }
        }
    }

    @Test
    @DisplayName("没有登录、岗位不明、内容不通，各有其名")
    void every_no_is_a_problem_with_a_chinese_title() {
        WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .build()
                .get()
                .uri("/things/x")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("请先登录，或登录已过期");
        // A body that is wrong too may be refused first: both are looked at side by side.
        var whole = "{\"name\":\"n\",\"amount\":\"1\"}";
        refused("/things", Tokens.bearer("two", PREPARER, "/130207/102/UNIT_HEAD"), whole, 403, "ChoosePost");
        refused("/things", Tokens.bearer("none", "/somewhere"), whole, 403, "NoPost");
        refused("/things", Tokens.bearer("wx-preparer", PREPARER), "{\"name\":", 400, "BodyMalformed");
        web.post()
                .uri("/things")
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .bodyValue("{\"name\":\"n\",\"amount\":\"1.001\"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/amount");
        web.post()
                .uri("/things")
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .bodyValue("{\"amount\":\"1.00\"}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/name");
        for (var unstorable : List.of("a\\u0000b", "a\\ud800b")) {
            web.post()
                    .uri("/things")
                    .header("Idempotency-Key", key())
                    .header("Content-Type", "application/json")
                    .bodyValue("{\"name\":\"" + unstorable + "\",\"amount\":\"1.00\"}")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/name");
        }
        web.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + "/things/a?stage=%00"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        web.post()
                .uri("/things")
                .bodyValue(Map.of("name", "n", "amount", "1.00"))
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_REQUIRED);
        web.post()
                .uri("/things")
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .bodyValue("{\"name\":\"" + "n".repeat(2_000_000) + "\",\"amount\":\"1.00\"}")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
        web.get()
                .uri("/nowhere")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("没有这个地址")
                .jsonPath("$.traceId")
                .value(String.class, trace -> assertThat(trace).hasSize(32));
    }

    @Test
    @DisplayName("令牌须由本系统签发、给本系统、未过期；好令牌只验一次签名")
    void only_a_good_token_counts() {
        var good = Tokens.of("a", PREPARER);
        assertThat(tokens.decode(good).block())
                .isNotNull()
                .isSameAs(tokens.decode(good).block());
        var now = java.time.Instant.now();
        var spoiled = List.of(
                Tokens.sign(Tokens.good("a", PREPARER).audience("other").build()),
                Tokens.sign(
                        Tokens.good("a", PREPARER).issuer("http://elsewhere").build()),
                Tokens.sign(Tokens.good("a", PREPARER)
                        .expirationTime(java.util.Date.from(now.minusSeconds(300)))
                        .build()),
                Tokens.of("a", PREPARER) + "x",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.");

        for (var token : spoiled) {
            web.get()
                    .uri("/things/x")
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized();
        }
    }

    private void refused(String uri, String bearer, String body, int status, String type) {
        web.post()
                .uri(uri)
                .headers(headers -> headers.set("Authorization", bearer))
                .header("Idempotency-Key", key())
                .header("Content-Type", "application/json")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:hengping:refusal:" + type);
    }

    private Mono<Void> increment(String name) {
        return things.get(name)
                .map(thing -> new SampleApplication.Thing(name, thing.amount(), thing.version() + 1))
                .flatMap(thing -> things.save(thing, command()))
                .retryWhen(reactor.util.retry.Retry.indefinitely())
                .then();
    }

    private static cn.hengping.platform.Command command() {
        var post = cn.hengping.platform.Post.parse(PREPARER).orElseThrow();
        return cn.hengping.platform.Command.of(
                new cn.hengping.platform.Actor("wx-preparer", post), java.time.Instant.parse("2025-01-01T00:00:00Z"));
    }

    private WebTestClient.ResponseSpec create(String key, String name, String amount) {
        return web.post()
                .uri("/things")
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("name", name, "amount", amount))
                .exchange();
    }

    private WebTestClient.ResponseSpec change(String name, long version, String amount) {
        return web.put()
                .uri("/things/" + name)
                .header("If-Match", "\"" + version + "\"")
                .bodyValue(Map.of("amount", amount))
                .exchange();
    }

    private List<Long> heard(String name) {
        return rows("select version from heard where name = '" + name + "' order by id").stream()
                .map(row -> (Long) Objects.requireNonNull(row.get("version")))
                .toList();
    }

    private List<Map<String, Object>> rows(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).fetch().all().collectList().block(Duration.ofSeconds(10)));
    }

    private List<ConsumerRecord<String, String>> read(String topic, String key) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.GROUP_ID_CONFIG,
                UUID.randomUUID().toString());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new java.util.ArrayList<ConsumerRecord<String, String>>();
            consumer.poll(Duration.ofSeconds(2)).forEach(message -> {
                if (key.equals(message.key())) {
                    found.add(message);
                }
            });
            return found;
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
