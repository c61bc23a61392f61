package cn.hengping.evaluation.yearonyear.postgres;

import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.yearonyear.LastYears;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** By the projects of a year and a unit, of which there are few; the index project_of_year finds them. */
@Repository
class PostgresLastYears implements LastYears {
    private static final String BARE_NAME =
            "regexp_replace(%s.document ->> 'name', '\\s|(19|20)[0-9]{2}年?(度)?', '', 'g')";

    private final DatabaseClient database;

    PostgresLastYears(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<UUID> of(String projectCode) {
        return database.sql("""
                        select e.id from project p
                            join project q on q.year = p.year - 1 and q.unit_path = p.unit_path and %s = %s
                            join self_evaluation e on e.project_code = q.project_code and e.stage = 'APPROVED'
                        where p.project_code = :code order by e.id limit 1
                        """.formatted(BARE_NAME.formatted("q"), BARE_NAME.formatted("p")))
                .bind("code", projectCode)
                .map(row -> Objects.requireNonNull(row.get("id", UUID.class)))
                .one();
    }
}
