package cn.hengping.evaluation.lease.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import cn.hengping.evaluation.lease.Lease;
import cn.hengping.evaluation.lease.Leases;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** One lease, one row. */
@Repository
class PostgresLeases implements Leases {
    private final DatabaseClient database;

    PostgresLeases(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Lease> hold(String name, String holder, Instant now, Duration length) {
        return database.sql("""
                        insert into lease (name, holder, fence, until) values (:name, :holder, 1, :until)
                        on conflict (name) do update set holder = excluded.holder, until = excluded.until,
                            fence = lease.fence + case when lease.holder = excluded.holder then 0 else 1 end
                        where lease.holder = excluded.holder or lease.until < :now
                        returning fence
                        """)
                .bind("name", name)
                .bind("holder", holder)
                .bind("until", now.plus(length))
                .bind("now", now)
                .map(row -> new Lease(name, Objects.requireNonNull(row.get("fence", Long.class))))
                .one();
    }
}
