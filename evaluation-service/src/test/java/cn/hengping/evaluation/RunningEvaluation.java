package cn.hengping.evaluation;

import java.time.Duration;
import java.util.Objects;

import cn.hengping.platform.parts.Caller;
import cn.hengping.platform.parts.Parts;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on real parts, called as its callers do; its database is for preparing and for looking behind the answers. */
abstract class RunningEvaluation {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Autowired
    DatabaseClient database;

    @LocalServerPort
    int port;

    Caller call = new Caller(0);

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        Parts.registerTo(registry, "evaluation");
    }

    @BeforeEach
    void caller() {
        call = new Caller(port);
    }

    final void run(String sql) {
        database.sql(sql).fetch().rowsUpdated().block(PATIENCE);
    }

    /** The one text that this asks for; empty for null. */
    final String one(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .one()
                .block(PATIENCE));
    }

    final long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one()
                .block(PATIENCE));
    }
}
