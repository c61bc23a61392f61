package cn.hengping.evaluation.evidence.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.evidence.EvidenceFiles;
import cn.hengping.evaluation.evidence.Upload;
import cn.hengping.evaluation.project.Clearance;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Scope;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** A file is its parts of 256 KiB; the line that says whose it is, is written with the evaluation. */
@Repository
class PostgresEvidenceFiles implements EvidenceFiles {
    private static final int PART = 256 << 10;
    private static final int MOST_SWEPT = 500;

    private final DatabaseClient database;

    PostgresEvidenceFiles(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> store(UUID evidenceId, Upload upload, Instant at) {
        return parts(upload.file())
                .index()
                .concatMap(
                        part -> database.sql("""
                                        insert into evidence_part (evidence_id, number, content, at)
                                        values (:id, :number, :content, :at)
                                        """)
                                .bind("id", evidenceId)
                                .bind("number", part.getT1().intValue())
                                .bind("content", part.getT2())
                                .bind("at", at)
                                .then(),
                        1)
                .then();
    }

    /** Reads on a thread that may wait: a disk is slow, and an event loop must not be. */
    private static Flux<byte[]> parts(Path file) {
        return Flux.<byte[], InputStream>using(
                        () -> Files.newInputStream(file),
                        content -> Flux.generate(sink -> next(content, sink)),
                        PostgresEvidenceFiles::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static void next(InputStream content, SynchronousSink<byte[]> sink) {
        try {
            var part = content.readNBytes(PART);
            if (part.length == 0) {
                sink.complete();
            } else {
                sink.next(part);
            }
        } catch (IOException e) {
            sink.error(e);
        }
    }

    private static void close(InputStream content) {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Flux<byte[]> content(UUID evidenceId) {
        return database.sql("select content from evidence_part where evidence_id = :id order by number")
                .filter(statement -> statement.fetchSize(4))
                .bind("id", evidenceId)
                .map(row -> Objects.requireNonNull(row.get("content", byte[].class)))
                .all();
    }

    @Override
    public Mono<List<Duplicate>> duplicates(UUID evaluationId, Actor actor) {
        return database.sql("""
                        select f.evidence_id, f.indicator, o.evaluation_id, o.project_code, o.unit_path,
                            o.indicator as other_indicator, o.file_name, o.at
                        from evidence_file f join evidence_file o on o.sha256 = f.sha256 and o.evaluation_id <> f.evaluation_id
                        where f.evaluation_id = :id and
                        """ + Scope.covers("o.unit_path") + " and " + Clearance.ofProject("o.project_code")
                        + " order by f.at, f.evidence_id, o.at limit 200")
                .bind("id", evaluationId)
                .bindValues(Clearance.bindings(actor))
                .bind("scope", actor.scope().value())
                .map(PostgresEvidenceFiles::duplicate)
                .all()
                .collectList();
    }

    private static Duplicate duplicate(Readable row) {
        return new Duplicate(
                Objects.requireNonNull(row.get("evidence_id", UUID.class)),
                Objects.requireNonNull(row.get("indicator", String.class)),
                Objects.requireNonNull(row.get("evaluation_id", UUID.class)),
                Objects.requireNonNull(row.get("project_code", String.class)),
                new UnitPath(Objects.requireNonNull(row.get("unit_path", String.class))),
                Objects.requireNonNull(row.get("other_indicator", String.class)),
                Objects.requireNonNull(row.get("file_name", String.class)),
                Objects.requireNonNull(row.get("at", Instant.class)));
    }

    @Override
    public Mono<Long> sweep(Instant before) {
        return database.sql("""
                        with orphan as (
                          select distinct p.evidence_id from evidence_part p
                          where p.number = 0 and p.at < :before
                            and not exists (select 1 from evidence_file f where f.evidence_id = p.evidence_id)
                          limit :most),
                        gone as (delete from evidence_part p using orphan o where p.evidence_id = o.evidence_id)
                        select count(*) from orphan
                        """)
                .bind("before", before)
                .bind("most", MOST_SWEPT)
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }
}
