package cn.hengping.report.document.outline.postgres;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Change;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Role;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.KeptOutline;
import cn.hengping.report.document.outline.KeptOutlines;
import cn.hengping.report.document.outline.Outline;
import cn.hengping.report.document.outline.OutlineChoice;
import cn.hengping.report.document.outline.OutlineRefusal.NoSuchOutline;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One version of an outline, one row; its content never changes. */
@Repository
class PostgresKeptOutlines implements KeptOutlines {
    private static final String KEPT =
            "select *, content::text as outline from outline where :sees and " + Scope.covers("unit_path");

    private final DatabaseClient database;
    private final CommandLog log;
    private final JsonMapper json;

    PostgresKeptOutlines(DatabaseClient database, CommandLog log, JsonMapper json) {
        this.database = database;
        this.log = log;
        this.json = json;
    }

    private DatabaseClient.GenericExecuteSpec scoped(String sql, Actor actor) {
        return database.sql(sql)
                .bind("sees", !actor.is(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN))
                .bind("scope", actor.scope().value());
    }

    @Override
    public Mono<KeptOutline> get(UUID id, Actor actor) {
        return scoped(KEPT + " and id = :id", actor)
                .bind("id", id)
                .map(this::kept)
                .one()
                .switchIfEmpty(Mono.error(() -> new NoSuchOutline(id).asError()));
    }

    @Override
    public Mono<Page<KeptOutline>> page(Actor actor, @Nullable String cursor, int limit) {
        return scoped(KEPT + " and id < :before order by id desc limit :limit", actor)
                .bind(
                        "before",
                        cursor == null
                                ? new UUID(-1, -1)
                                : id(Page.keys(cursor, 1).getFirst()))
                .bind("limit", limit + 1)
                .map(this::kept)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, one -> Page.cursor(one.id().toString())));
    }

    private static UUID id(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            throw new CursorMalformed().asError();
        }
    }

    @Override
    public Mono<Integer> nextVersion(String code) {
        return database.sql("select coalesce(max(number), 0) + 1 as next from outline where code = :code")
                .bind("code", code)
                .map(row -> Objects.requireNonNull(row.get("next", Integer.class)))
                .one();
    }

    @Override
    public Mono<KeptOutline> upload(KeptOutline kept, Command command) {
        var change = Change.sql("""
                        insert into outline (id, code, number, kind, unit_path, from_year, content, sha256, uploaded_by, uploaded_at, version)
                        values (:id, :code, :number, :kind, :path, :year, :content, :sha256, :by, :at, 0)
                        """)
                .bind("id", kept.id())
                .bind("code", kept.outline().code())
                .bind("number", kept.outline().version())
                .bind("kind", kept.outline().kind().name())
                .bind("path", kept.unitPath().value())
                .bind("year", kept.fromYear())
                .bindJson("content", json.writeValueAsString(kept.outline()))
                .bind("sha256", kept.sha256())
                .bind("by", kept.uploadedBy())
                .bind("at", kept.uploadedAt());
        return log.record(command, "UPLOAD_OUTLINE", kept.id().toString(), kept, List.of(), change);
    }

    @Override
    public Mono<KeptOutline> approve(KeptOutline kept, Command command) {
        var change = Change.sql("""
                        update outline set approved_by = :by, approved_at = :at, version = :version
                        where id = :id and version = :before
                        """)
                .bind("by", Objects.requireNonNull(kept.approvedBy()))
                .bind("at", Objects.requireNonNull(kept.approvedAt()))
                .bind("version", kept.version())
                .bind("before", kept.version() - 1)
                .bind("id", kept.id());
        return log.record(command, "APPROVE_OUTLINE", kept.id().toString(), kept, List.of(), change);
    }

    /** The nearest place wins, then the latest year, then the latest approval. */
    @Override
    public Flux<Outline> find(DocumentKind kind, int year, UnitPath place) {
        return database.sql("""
                        select content::text as outline from outline
                        where kind = :kind and from_year <= :year and approved_at is not null
                            and (unit_path = :place or starts_with(:place, unit_path || '/'))
                        order by length(unit_path) desc, from_year desc, approved_at desc limit 1
                        """)
                .bind("kind", kind.name())
                .bind("year", year)
                .bind("place", place.value())
                .map(this::outline)
                .all();
    }

    private static final String IN_USE = """
            from_year <= :year and approved_at is not null
                and (unit_path = :place or starts_with(:place, unit_path || '/'))""";

    @Override
    public Mono<Outline> named(DocumentKind kind, int year, UnitPath place, String code) {
        return database.sql("select content::text as outline from outline where kind = :kind and code = :code and "
                        + IN_USE + " order by number desc limit 1")
                .bind("kind", kind.name())
                .bind("code", code)
                .bind("year", year)
                .bind("place", place.value())
                .map(this::outline)
                .one();
    }

    @Override
    public Flux<Outline> approved(int year, UnitPath place) {
        return database.sql("select distinct on (code) content::text as outline from outline where " + IN_USE
                        + " order by code, number desc limit 100")
                .bind("year", year)
                .bind("place", place.value())
                .map(this::outline)
                .all();
    }

    @Override
    public Mono<String> chosen(DocumentKind kind, int year, UnitPath place) {
        return database.sql("""
                        select code from outline_choice
                        where kind = :kind and from_year <= :year
                            and (unit_path = :place or starts_with(:place, unit_path || '/'))
                        order by length(unit_path) desc, from_year desc limit 1
                        """)
                .bind("kind", kind.name())
                .bind("year", year)
                .bind("place", place.value())
                .map(row -> value(row, "code", String.class))
                .one();
    }

    @Override
    public Flux<OutlineChoice> choices(Actor actor) {
        return scoped(
                        "select * from outline_choice where :sees and " + Scope.covers("unit_path")
                                + " order by unit_path, kind, from_year limit 200",
                        actor)
                .map(row -> new OutlineChoice(
                        DocumentKind.valueOf(value(row, "kind", String.class)),
                        new UnitPath(value(row, "unit_path", String.class)),
                        value(row, "from_year", Integer.class),
                        value(row, "code", String.class),
                        value(row, "account", String.class),
                        value(row, "chosen_at", Instant.class)))
                .all();
    }

    @Override
    public Mono<OutlineChoice> choose(OutlineChoice choice, Command command) {
        var change = Change.sql("""
                        insert into outline_choice (kind, unit_path, from_year, code, account, chosen_at)
                        values (:kind, :path, :year, :code, :account, :at)
                        on conflict (kind, unit_path, from_year)
                        do update set code = excluded.code, account = excluded.account, chosen_at = excluded.chosen_at
                        """)
                .bind("kind", choice.kind().name())
                .bind("path", choice.unitPath().value())
                .bind("year", choice.fromYear())
                .bind("code", choice.code())
                .bind("account", choice.account())
                .bind("at", choice.chosenAt());
        var subject = choice.unitPath().value() + " " + choice.kind() + " " + choice.fromYear();
        return log.record(command, "CHOOSE_OUTLINE", subject, choice, List.of(), change);
    }

    private Outline outline(Readable row) {
        return json.readValue(Objects.requireNonNull(row.get("outline", String.class)), Outline.class);
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    private KeptOutline kept(Readable row) {
        return new KeptOutline(
                value(row, "id", UUID.class),
                outline(row),
                new UnitPath(value(row, "unit_path", String.class)),
                value(row, "from_year", Integer.class),
                value(row, "sha256", String.class),
                value(row, "uploaded_by", String.class),
                value(row, "uploaded_at", Instant.class),
                row.get("approved_by", String.class),
                row.get("approved_at", Instant.class),
                value(row, "version", Long.class));
    }
}
