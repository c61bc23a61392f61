package cn.hengping.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one command: a first INSERT or UPDATE, seen by what follows as {@code changed}, and more statements that hang
 * on it. All of it is one statement to the database, hence one round trip and all or nothing.
 *
 * <p>The statements carry neither WITH nor RETURNING; parameters are named and may be used in any of them.
 */
public final class Change {
    private final List<String> statements = new ArrayList<>();
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    private Change(String sql) {
        statements.add(sql);
    }

    public static Change sql(String sql) {
        return new Change(sql);
    }

    /** One more statement; it should select from {@code changed}, so that it happens only if the first one did. */
    public Change and(String sql) {
        statements.add(sql);
        return this;
    }

    public Change bind(String name, Object value) {
        bindings.put(name, value);
        return this;
    }

    public <V> Change bindNullable(String name, @Nullable V value, Class<V> type) {
        bindings.put(name, value == null ? Parameters.in(type) : value);
        return this;
    }

    public Change bindJson(String name, String json) {
        bindings.put(name, Json.of(json));
        return this;
    }

    List<String> statements() {
        return statements;
    }

    Map<String, Object> bindings() {
        return bindings;
    }
}
