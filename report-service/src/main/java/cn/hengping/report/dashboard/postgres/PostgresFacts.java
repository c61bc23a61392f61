package cn.hengping.report.dashboard.postgres;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.hengping.report.dashboard.Fact;
import cn.hengping.report.dashboard.Facts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The facts and what they change are one transaction, one at a time: places far apart have ancestors in common, and two
 * transactions that changed them in different orders would wait for each other.
 */
@Repository
class PostgresFacts implements Facts {
    /** Whoever waits for a rebuild waits longer than any statement otherwise may. The number is the same in every instance. */
    private static final String ALONE =
            "set local statement_timeout = '20min'; select pg_advisory_xact_lock(4021310230)";

    private static final String ALONE_AND_SHORT = ALONE + "; set local statement_timeout to default";

    private static final String LATE = """
            update dashboard_project p set overdue = late.now
            from (select q.project_code, coalesce(q.open_due < w.day, false) as now from dashboard_project q cross join dashboard_watermark w) late
            where p.project_code = late.project_code and p.overdue <> late.now""";

    private static final String LATE_AMONG = """
            update dashboard_project p set overdue = late.now
            from (select q.project_code, coalesce(q.open_due < w.day, false) as now from dashboard_project q cross join dashboard_watermark w
                  where q.project_code in (
                      select coalesce(body ->> 'projectCode', body #>> '{project,projectCode}')
                      from (select one::jsonb as body from unnest(cast(:bodies as text[])) one) taken)) late
            where p.project_code = late.project_code and p.overdue <> late.now""";

    private static final String CAMPAIGN = "Campaign";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    PostgresFacts(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @Override
    public Mono<Void> take(List<Fact> facts) {
        var known = facts.stream()
                .filter(fact -> Projections.knows(fact.type()))
                .collect(Collectors.toMap(Fact::eventId, Function.identity(), (first, _) -> first));
        if (known.isEmpty()) {
            return Mono.empty();
        }
        var each = List.copyOf(known.values());
        return locked(ALONE_AND_SHORT)
                .then(keep(each))
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> apply(each.stream()
                        .filter(fact -> fresh.contains(fact.eventId()))
                        .toList()))
                .as(transaction::transactional);
    }

    private Mono<Void> locked(String how) {
        return database.sql(how).then();
    }

    /** Answers which of them were not there before. */
    private Mono<Set<UUID>> keep(List<Fact> facts) {
        return database.sql("""
                        insert into dashboard_fact (event_id, type, at, body)
                        select id, type, at, body::jsonb
                        from unnest(cast(:ids as uuid[]), cast(:types as text[]), cast(:ats as timestamptz[]), cast(:bodies as text[])) f(id, type, at, body)
                        on conflict (event_id) do nothing returning event_id
                        """)
                .bind("ids", facts.stream().map(Fact::eventId).toArray(UUID[]::new))
                .bind("types", facts.stream().map(Fact::type).toArray(String[]::new))
                .bind("ats", facts.stream().map(fact -> fact.at().toString()).toArray(String[]::new))
                .bind("bodies", bodies(facts))
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .all()
                .collect(Collectors.toSet());
    }

    private static String[] bodies(List<Fact> facts) {
        return facts.stream().map(Fact::body).toArray(String[]::new);
    }

    private Mono<Void> apply(List<Fact> facts) {
        var byType = facts.stream().collect(Collectors.groupingBy(Fact::type));
        return Flux.fromIterable(Projections.types())
                .filter(byType::containsKey)
                .concatMap(type -> apply(type, byType.getOrDefault(type, List.of())))
                .then(lateAmong(facts))
                .then(mark(facts));
    }

    private Mono<Void> apply(String type, List<Fact> facts) {
        return Flux.fromIterable(
                        Projections.of(type, "select one::jsonb as body from unnest(cast(:bodies as text[])) one"))
                .concatMap(
                        sql -> database.sql(sql).bind("bodies", bodies(facts)).then())
                .then();
    }

    private Mono<Void> lateAmong(List<Fact> facts) {
        var isOfCampaign = facts.stream().anyMatch(fact -> fact.type().startsWith(CAMPAIGN));
        return isOfCampaign
                ? database.sql(LATE).then()
                : database.sql(LATE_AMONG).bind("bodies", bodies(facts)).then();
    }

    private Mono<Void> mark(List<Fact> facts) {
        var youngest =
                facts.stream().map(Fact::at).max(Comparator.naturalOrder()).orElseThrow();
        return database.sql("update dashboard_watermark set facts = facts + :count, as_of = greatest(as_of, :at)")
                .bind("count", facts.size())
                .bind("at", youngest)
                .then();
    }

    @Override
    public Mono<Long> turnTo(LocalDate day) {
        return database.sql("select day <> :day as another from dashboard_watermark")
                .bind("day", day)
                .map(row -> Boolean.TRUE.equals(row.get(0, Boolean.class)))
                .one()
                .filter(Boolean::booleanValue)
                .flatMap(_ -> turned(day));
    }

    private Mono<Long> turned(LocalDate day) {
        return locked(ALONE_AND_SHORT)
                .then(database.sql("update dashboard_watermark set day = :day")
                        .bind("day", day)
                        .then())
                .then(database.sql(LATE).fetch().rowsUpdated())
                .as(transaction::transactional);
    }

    @Override
    public Mono<Long> rebuild() {
        return locked(ALONE)
                .thenMany(Flux.fromIterable(Projections.anew()))
                .concatMap(sql -> database.sql(sql).then())
                .then(database.sql("""
                        update dashboard_watermark set facts = log.n, as_of = log.at
                        from (select count(*) as n, max(at) as at from dashboard_fact) log returning facts
                        """)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one())
                .as(transaction::transactional);
    }
}
