package cn.hengping.platform.sample;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Answers;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Event;
import cn.hengping.platform.Inbox;
import cn.hengping.platform.Money;
import cn.hengping.platform.TraceParent;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Things with a name, an amount and a version; every change is told, and heard by the same service. */
@SpringBootApplication
public class SampleApplication {
    static final String TOPIC = "sample.thing";

    record Thing(String name, Money amount, long version) {}

    record ThingChanged(String name, Money amount, long version) implements Event {
        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public String type() {
            return "ThingChanged.v1";
        }

        @Override
        public String subject() {
            return name;
        }
    }

    record Body(String name, Money amount, @Nullable String remark) {}

    record AmountBody(Money amount) {}

    @RestController
    static class Things {
        private final CommandLog log;
        private final DatabaseClient database;

        Things(CommandLog log, DatabaseClient database) {
            this.log = log;
            this.database = database;
        }

        @PostMapping("/things")
        Mono<ResponseEntity<Thing>> create(@RequestBody Body body, Command command) {
            return log.once(command, Thing.class, create(new Thing(body.name(), body.amount(), 1), command))
                    .map(thing -> Answers.created("/things/" + thing.name(), thing, thing.version()));
        }

        private Mono<Thing> create(Thing thing, Command command) {
            var change = Change.sql("insert into thing (name, amount, version) values (:name, :amount, 1)")
                    .bind("name", thing.name())
                    .bind("amount", thing.amount().yuan());
            return log.record(command, "CREATE", thing.name(), thing, List.of(told(thing)), change);
        }

        @PutMapping("/things/{name}")
        Mono<ResponseEntity<Thing>> change(@PathVariable String name, @RequestBody AmountBody body, Command command) {
            return get(name)
                    .map(thing -> changed(thing, body.amount(), command))
                    .flatMap(thing -> save(thing, command))
                    .map(thing -> Answers.ok(thing, thing.version()));
        }

        private static Thing changed(Thing thing, Money amount, Command command) {
            command.requireCurrent(thing.version());
            return new Thing(thing.name(), amount, thing.version() + 1);
        }

        Mono<Thing> get(String name) {
            return database.sql("select name, amount, version from thing where name = :name")
                    .bind("name", name)
                    .map(row -> new Thing(
                            name,
                            new Money(Objects.requireNonNull(row.get("amount", java.math.BigDecimal.class))),
                            Objects.requireNonNull(row.get("version", Long.class))))
                    .one();
        }

        Mono<Thing> save(Thing thing, Command command) {
            var change = Change.sql("""
                            update thing set amount = :amount, version = :version
                            where name = :name and version = :version - 1
                            """)
                    .bind("name", thing.name())
                    .bind("amount", thing.amount().yuan())
                    .bind("version", thing.version());
            return log.record(command, "CHANGE", thing.name(), thing, List.of(told(thing)), change);
        }

        private static Event told(Thing thing) {
            return new ThingChanged(thing.name(), thing.amount(), thing.version());
        }
    }

    @org.springframework.stereotype.Component
    static class Listener {
        record Heard(String name, long version) {}

        /** Whether what kept "curable" from being heard has been mended. */
        static volatile boolean mended;

        private final Inbox inbox;
        private final DatabaseClient database;
        private final JsonMapper json;
        private final TraceParent trace;

        Listener(Inbox inbox, DatabaseClient database, JsonMapper json, TraceParent trace) {
            this.inbox = inbox;
            this.database = database;
            this.json = json;
            this.trace = trace;
        }

        @KafkaListener(topics = TOPIC, groupId = "sample")
        void on(String body, @Header("ce_id") String eventId) {
            var heard = json.readValue(body, Heard.class);
            if (heard.name().startsWith("poison") || (heard.name().equals("curable") && !mended)) {
                throw new IllegalStateException("poison");
            }
            inbox.once(UUID.fromString(eventId), note(heard)).block(Inbox.PATIENCE);
        }

        private Mono<Void> note(Heard heard) {
            return Mono.deferContextual(context -> database.sql(
                            "insert into heard (name, version, traceparent) values (:name, :version, :trace)")
                    .bind("name", heard.name())
                    .bind("version", heard.version())
                    .bind("trace", trace.of(context).orElse(""))
                    .then());
        }
    }
}
