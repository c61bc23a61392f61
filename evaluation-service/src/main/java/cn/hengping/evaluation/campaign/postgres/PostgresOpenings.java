package cn.hengping.evaluation.campaign.postgres;

import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Openings;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Opens evaluations a thousand at a time, each part in a statement of its own that also moves the cursor: after a crash the
 * next one goes on where the last part ended. The row's lock keeps two instances from doing the same part.
 */
@Repository
class PostgresOpenings implements Openings {
    private static final int PART = 1_000;
    /** A million evaluations; a campaign is never larger. */
    private static final int MOST_PARTS = 1_000;

    private final DatabaseClient database;

    PostgresOpenings(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> open(UUID campaignId) {
        return part(campaignId).repeat(MOST_PARTS).takeUntil(goesOn -> !goesOn).then();
    }

    /** Opens one part, and tells whether there is more for this instance to do. */
    private Mono<Boolean> part(UUID campaignId) {
        return database.sql("""
                        with mine as (
                          select campaign_id, cursor from campaign_opening
                          where campaign_id = :id and not done for update skip locked),
                        due as (
                          select p.project_code, p.year, p.unit_path
                          from mine m join campaign c on c.id = m.campaign_id
                            join project p on p.year = c.year and p.project_code > m.cursor
                              and (p.unit_path = c.scope_path
                                or (p.unit_path >= c.scope_path || '/' and p.unit_path < c.scope_path || '0'))
                              and (c.kinds = '{}' or p.document ->> 'kind' = any(c.kinds))
                          order by p.project_code limit :part),
                        opened as (
                          insert into self_evaluation (id, campaign_id, project_code, year, unit_path)
                          select uuidv7(), :id, project_code, year, unit_path from due
                          on conflict do nothing returning 1),
                        moved as (
                          update campaign_opening o
                          set cursor = coalesce((select max(project_code) from due), o.cursor),
                            opened = o.opened + (select count(*) from opened),
                            done = (select count(*) from due) < :part
                          from mine where o.campaign_id = mine.campaign_id returning o.done)
                        select coalesce(bool_or(not done), false) as more from moved
                        """)
                .bind("id", campaignId)
                .bind("part", PART)
                .map(row -> Boolean.TRUE.equals(row.get("more", Boolean.class)))
                .one();
    }

    @Override
    public Flux<UUID> findUndone() {
        return database.sql("select campaign_id from campaign_opening where not done limit 100")
                .map(row -> Objects.requireNonNull(row.get("campaign_id", UUID.class)))
                .all();
    }
}
