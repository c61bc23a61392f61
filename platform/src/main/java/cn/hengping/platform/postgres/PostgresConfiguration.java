package cn.hengping.platform.postgres;

import java.time.Duration;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.netty.resources.LoopResources;

/**
 * The connection pool.
 *
 * <p>The driver gets event loops of its own: sharing WebFlux's puts every connection on one or two threads and halves the
 * speed. No statement may run or wait for a lock longer than the limits here.
 */
@AutoConfiguration(before = R2dbcAutoConfiguration.class)
@ConditionalOnClass(DatabaseClient.class)
@EnableConfigurationProperties(Database.class)
class PostgresConfiguration {

    @Bean(destroyMethod = "dispose")
    LoopResources databaseLoops(Database database) {
        return LoopResources.create("postgres", database.loops(), database.loops(), true, true);
    }

    @Bean(destroyMethod = "dispose")
    ConnectionPool connectionFactory(Database database, LoopResources databaseLoops) {
        var connections = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(database.host())
                .port(database.port())
                .database(database.name())
                .username(database.user())
                .password(database.password())
                .applicationName(database.user())
                .connectTimeout(Duration.ofSeconds(3))
                .statementTimeout(Duration.ofSeconds(20))
                .lockWaitTimeout(Duration.ofSeconds(5))
                .preparedStatementCacheQueries(256)
                .tcpKeepAlive(true)
                .tcpNoDelay(true)
                .loopResources(databaseLoops)
                .build());
        var pool = new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .name("postgres")
                .initialSize(database.poolSize() / 2)
                .maxSize(database.poolSize())
                .maxAcquireTime(Duration.ofSeconds(4))
                .maxCreateConnectionTime(Duration.ofSeconds(4))
                .maxIdleTime(Duration.ofMinutes(10))
                .maxLifeTime(Duration.ofMinutes(30))
                .maxValidationTime(Duration.ofSeconds(2))
                .acquireRetry(1)
                .build());
        return pool;
    }

    /** Opens the first connections before the first request asks for one; a database that is away is met later, in the usual way. */
    @Bean
    ApplicationRunner warmPool(ConnectionPool pool) {
        return _ -> pool.warmup().onErrorComplete().block(Duration.ofSeconds(10));
    }
}
