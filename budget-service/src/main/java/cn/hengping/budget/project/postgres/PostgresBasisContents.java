package cn.hengping.budget.project.postgres;

import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.project.BasisContents;
import cn.hengping.budget.project.BasisFile;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** In parts, so that no file is ever whole in memory. */
@Repository
class PostgresBasisContents implements BasisContents {
    private final DatabaseClient database;

    PostgresBasisContents(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(BasisFile file, Flux<byte[]> content) {
        return content.index()
                .concatMap(part -> keep(file, part.getT1(), part.getT2()))
                .then();
    }

    private Mono<Void> keep(BasisFile file, long part, byte[] content) {
        return database.sql("insert into basis_file_part (file_id, part, content) values (:id, :part, :content)")
                .bind("id", file.id())
                .bind("part", (int) part)
                .bind("content", content)
                .then();
    }

    @Override
    public Flux<byte[]> of(UUID fileId) {
        return Flux.range(0, Integer.MAX_VALUE)
                .concatMap(part -> part(fileId, part).defaultIfEmpty(new byte[0]), 1)
                .takeWhile(content -> content.length > 0);
    }

    private Mono<byte[]> part(UUID fileId, int part) {
        return database.sql("select content from basis_file_part where file_id = :id and part = :part")
                .bind("id", fileId)
                .bind("part", part)
                .map(row -> Objects.requireNonNull(row.get("content", byte[].class)))
                .one();
    }
}
