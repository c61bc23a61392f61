package cn.hengping.platform.postgres;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Many rows of one table, brought in by COPY within the caller's transaction: no parameter, no plan, one message.
 *
 * <p>Values are written as {@code toString} does; the table and its columns are literals of ours, never a caller's words.
 * Confined to one transaction, and bounded by who fills it.
 */
public final class BulkInsert {
    private final String sql;
    private final StringBuilder text = new StringBuilder(1 << 16);

    private BulkInsert(String sql) {
        this.sql = sql;
    }

    public static BulkInsert into(String table, String... columns) {
        return new BulkInsert("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
    }

    public BulkInsert row(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t");
            write(values[i]);
        }
        text.append('\n');
        return this;
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        var plain = value.toString();
        for (var i = 0; i < plain.length(); i++) {
            var letter = plain.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(letter);
            }
        }
    }

    /** Sends the rows; nothing is sent where there are none. */
    public Mono<Void> execute(DatabaseClient database) {
        return text.isEmpty() ? Mono.empty() : database.inConnection(this::copy).then();
    }

    private Mono<Long> copy(Connection connection) {
        return postgres(connection)
                .copyIn(sql)
                .from(Unpooled.wrappedBuffer(text.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    /** The driver's own connection, below the pool's and the transaction's. */
    private static PostgresqlConnection postgres(Object connection) {
        return switch (connection) {
            case PostgresqlConnection ours -> ours;
            case Wrapped<?> wrapped -> postgres(wrapped.unwrap());
            default -> throw new IllegalStateException("no connection to PostgreSQL: " + connection.getClass());
        };
    }
}
