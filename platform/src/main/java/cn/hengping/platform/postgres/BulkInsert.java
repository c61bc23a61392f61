package cn.hengping.platform.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    private byte[] bytes = new byte[1 << 16];
    private int count;

    private BulkInsert(String sql) {
        this.sql = sql;
    }

    public static BulkInsert into(String table, String... columns) {
        return new BulkInsert("copy " + table + " (" + String.join(", ", columns) + ") from stdin");
    }

    public BulkInsert row(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            write(values[i]);
        }
        put('\n');
        return this;
    }

    /** What COPY would take for its own is escaped; these are single bytes in UTF-8, and parts of no other character. */
    private void write(@Nullable Object value) {
        if (value == null) {
            escaped('N');
            return;
        }
        var text = value.toString();
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                rest(text.substring(i).getBytes(StandardCharsets.UTF_8));
                return;
            }
            write(text.charAt(i));
        }
    }

    private void rest(byte[] letters) {
        for (var letter : letters) {
            write((char) letter);
        }
    }

    private void write(char letter) {
        switch (letter) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> put(letter);
        }
    }

    private void escaped(char letter) {
        put('\\');
        put(letter);
    }

    private void put(int one) {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, count * 2);
        }
        bytes[count++] = (byte) one;
    }

    /** Sends the rows; nothing is sent where there are none. */
    public Mono<Void> execute(DatabaseClient database) {
        return count == 0 ? Mono.empty() : database.inConnection(this::copy).then();
    }

    private Mono<Long> copy(Connection connection) {
        return postgres(connection)
                .copyIn(sql)
                .from(Unpooled.wrappedBuffer(bytes, 0, count))
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
