package cn.hengping.evaluation.people.postgres;

import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.people.People;
import cn.hengping.evaluation.people.Person;
import cn.hengping.evaluation.people.Staff;
import cn.hengping.platform.Inbox;
import cn.hengping.platform.UnitPath;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One person, one row; the places of the posts are searched by. */
@Repository
class PostgresStaff implements Staff {
    private static final int MOST_PEOPLE = 20_000;

    private final DatabaseClient database;
    private final Inbox inbox;
    private final JsonMapper json;

    PostgresStaff(DatabaseClient database, Inbox inbox, JsonMapper json) {
        this.database = database;
        this.inbox = inbox;
        this.json = json;
    }

    @Override
    public Mono<Void> remember(UUID eventId, Person person) {
        var places = person.posts().stream()
                .map(post -> post.scope().value())
                .distinct()
                .toArray(String[]::new);
        var work = database.sql("""
                        insert into person (account, unit_path, places, active, sequence, document)
                        values (:account, :unit, :places, :active, :sequence, :document)
                        on conflict (account) do update set unit_path = excluded.unit_path, places = excluded.places,
                            active = excluded.active, sequence = excluded.sequence, document = excluded.document
                        where person.sequence < excluded.sequence
                        """)
                .bind("account", person.account())
                .bind("unit", person.unitPath().value())
                .bind("places", places)
                .bind("active", person.active())
                .bind("sequence", person.sequence())
                .bind("document", Json.of(json.writeValueAsString(person)))
                .then();
        return inbox.once(eventId, work);
    }

    @Override
    public Mono<People> around(UnitPath unit, UnitPath department) {
        return database.sql("""
                        select document::text as document from person
                        where active and (unit_path = :unit or places && :places) order by account limit 2000
                        """)
                .bind("unit", unit.value())
                .bind("places", upwards(unit, department))
                .map(this::person)
                .all()
                .collectList()
                .map(People::new);
    }

    /** A place and everything above it, and the department's own: where posts reach the unit from. */
    private static String[] upwards(UnitPath unit, UnitPath department) {
        var places = new java.util.LinkedHashSet<String>();
        places.add(department.value());
        var place = unit.value();
        places.add(place);
        for (var cut = place.lastIndexOf('/'); cut > 0; cut = place.lastIndexOf('/')) {
            place = place.substring(0, cut);
            places.add(place);
        }
        return places.toArray(String[]::new);
    }

    @Override
    public Flux<Person> reaching(UnitPath scope) {
        return database.sql("""
                        select document::text as document from person
                        where active and (unit_path = :scope or starts_with(unit_path, :scope || '/') or places && :places)
                        order by account limit :most
                        """)
                .bind("scope", scope.value())
                .bind("places", upwards(scope, scope))
                .bind("most", MOST_PEOPLE)
                .map(this::person)
                .all();
    }

    private Person person(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("document", String.class)), Person.class);
    }
}
