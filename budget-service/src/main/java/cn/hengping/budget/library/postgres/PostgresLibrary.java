package cn.hengping.budget.library.postgres;

import java.util.List;

import cn.hengping.budget.library.Grams;
import cn.hengping.budget.library.Library;
import cn.hengping.budget.library.LibraryEntry;
import cn.hengping.budget.library.LibraryRefusal.LibraryCodeTaken;
import cn.hengping.budget.library.LibraryRefusal.NoSuchLibraryEntry;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The indicator library: one entry, one row. */
@Repository
class PostgresLibrary implements Library {
    private static final String COLUMNS = """
            select code, function_code, field, aspect, name, sign, typical_target, measure, evidence_source, standing,
                proposed_from, reuse_count, version
            from library_entry
            """;
    /** What is adopted is everybody's; what is not is seen where it was proposed, and by those who look after the library. */
    private static final String VISIBLE =
            "(:sees and (standing = 'ADOPTED' or :keeps or " + Scope.covers("proposed_from") + "))";

    private final DatabaseClient database;
    private final CommandLog log;

    PostgresLibrary(DatabaseClient database, CommandLog log) {
        this.database = database;
        this.log = log;
    }

    @Override
    public Mono<LibraryEntry> get(String code, Actor actor) {
        return seenBy(actor, database.sql(COLUMNS + "where code = :code and " + VISIBLE))
                .bind("code", code)
                .map(LibraryRow::entry)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchLibraryEntry(code).asError()));
    }

    @Override
    public Mono<Page<LibraryEntry>> page(Search search, Actor actor, @Nullable String cursor, int limit) {
        var text = Grams.plain(orEmpty(search.text()));
        var aspect = search.aspect();
        var standing = search.standing();
        var spec = seenBy(actor, database.sql(COLUMNS + """
                        where grams @> :grams::text[] and position(:text in haystack) > 0
                        and (starts_with(function_code, :function) or starts_with(:function, function_code))
                        and (:field = '' or field = :field) and (:aspect = '' or aspect = :aspect)
                        and (:standing = '' or standing = :standing) and
                        """ + VISIBLE + "and" + after(search.order())))
                .bind("grams", Grams.of(text).toArray(String[]::new))
                .bind("text", text)
                .bind("function", orEmpty(search.function()))
                .bind("field", orEmpty(search.field()))
                .bind("aspect", aspect == null ? "" : aspect.name())
                .bind("standing", standing == null ? "" : standing.name())
                .bind("limit", limit + 1);
        return from(spec, search.order(), cursor)
                .map(LibraryRow::entry)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, entry -> cursor(entry, search.order())));
    }

    private static String after(Order order) {
        return switch (order) {
            case CODE -> " code > :after order by code limit :limit";
            case REUSE ->
                " (reuse_count < :count or (reuse_count = :count and code > :after))"
                        + " order by reuse_count desc, code limit :limit";
        };
    }

    private static DatabaseClient.GenericExecuteSpec from(
            DatabaseClient.GenericExecuteSpec spec, Order order, @Nullable String cursor) {
        return switch (order) {
            case CODE ->
                spec.bind("after", cursor == null ? "" : Page.keys(cursor, 1).getFirst());
            case REUSE -> {
                var keys = cursor == null ? List.of(Long.toString(Long.MAX_VALUE), "") : Page.keys(cursor, 2);
                yield spec.bind("count", number(keys.getFirst())).bind("after", keys.getLast());
            }
        };
    }

    private static String cursor(LibraryEntry last, Order order) {
        return switch (order) {
            case CODE -> Page.cursor(last.code());
            case REUSE -> Page.cursor(Long.toString(last.reuseCount()), last.code());
        };
    }

    private static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    private static DatabaseClient.GenericExecuteSpec seenBy(Actor actor, DatabaseClient.GenericExecuteSpec spec) {
        return spec.bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind(
                        "keeps",
                        actor.is(Role.CAMPAIGN_MANAGER)
                                && !actor.scope().value().contains("/"))
                .bind("scope", actor.scope().value());
    }

    @Override
    public Mono<List<LibraryEntry>> adopted() {
        return database.sql(COLUMNS + "where standing = 'ADOPTED' order by reuse_count desc, code limit :limit")
                .bind("limit", MOST_ADOPTED)
                .map(LibraryRow::entry)
                .all()
                .collectList();
    }

    @Override
    public Mono<LibraryEntry> add(LibraryEntry entry, Command command) {
        var place = entry.proposedFrom();
        var change = columns(Change.sql("""
                        insert into library_entry (code, function_code, field, aspect, name, sign, typical_target, measure,
                            evidence_source, standing, proposed_from, haystack, grams, reuse_count, version)
                        values (:code, :function, :field, :aspect, :name, :sign, :target, :measure,
                            :evidence, :standing, :place, :haystack, :grams, 0, :version)
                        """), entry)
                .bindNullable("place", place == null ? null : place.value(), String.class);
        return log.record(command, "PROPOSE_LIBRARY_ENTRY", entry.code(), entry, List.of(), change)
                .onErrorMap(DuplicateKeyException.class, _ -> new LibraryCodeTaken(entry.code()).asError());
    }

    @Override
    public Mono<LibraryEntry> save(LibraryEntry after, String action, Command command) {
        var change = columns(Change.sql("""
                        update library_entry
                        set function_code = :function, field = :field, aspect = :aspect, name = :name, sign = :sign,
                            typical_target = :target, measure = :measure, evidence_source = :evidence, standing = :standing,
                            haystack = :haystack, grams = :grams, version = :version
                        where code = :code and version = :version - 1
                        """), after);
        return log.record(command, action, after.code(), after, List.of(), change);
    }

    private static Change columns(Change change, LibraryEntry entry) {
        var wording = entry.wording();
        return change.bind("code", entry.code())
                .bind("function", wording.functionCode())
                .bind("field", wording.field())
                .bind("aspect", wording.aspect().name())
                .bind("name", wording.name())
                .bind("sign", wording.sign().name())
                .bind("target", wording.typicalTarget())
                .bind("measure", wording.measure())
                .bind("evidence", wording.evidenceSource())
                .bind("standing", entry.standing().name())
                .bind("haystack", LibraryRow.haystack(wording))
                .bind("grams", Grams.of(LibraryRow.haystack(wording)).toArray(String[]::new))
                .bind("version", entry.version());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
