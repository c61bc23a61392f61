package cn.hengping.bench.reads;

import java.math.BigDecimal;
import java.time.Instant;

import io.r2dbc.postgresql.codec.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The peer: WebFlux, Spring Data R2DBC and the resource server with everything as it comes; the pool is the default one.
 *
 * <p>It answers the same content: one project's document, or fifty rows with their balances. It asks neither scope nor clearance.
 */
@SpringBootApplication
public class Peer {
    public static void main(String[] arguments) {
        SpringApplication.run(Peer.class, arguments);
    }
}

@Table("project")
record PeerProject(
        @Id @Column("project_code") String projectCode,
        int year,
        String name,
        String kind,
        boolean classified,
        String stage,
        @Column("unit_code") String unitCode,
        @Column("unit_name") String unitName,
        @Column("unit_path") String unitPath,
        BigDecimal amount,
        @Column("updated_at") Instant updatedAt,
        Json document) {}

record PeerRow(
        @Column("project_code") String projectCode,
        int year,
        String name,
        String kind,
        boolean classified,
        String stage,
        @Column("unit_code") String unitCode,
        @Column("unit_name") String unitName,
        @Column("unit_path") String unitPath,
        BigDecimal amount,
        @Column("updated_at") Instant updatedAt,
        @Nullable Json balance) {}

interface PeerProjects extends ReactiveCrudRepository<PeerProject, String> {
    @Query("""
            select p.project_code, p.year, p.name, p.kind, p.classified, p.stage, p.unit_code, p.unit_name, p.unit_path, p.amount,
                p.updated_at, b.document as balance
            from project p left join balance b on b.project_code = p.project_code
            where p.project_code > :after order by p.project_code limit :limit
            """)
    Flux<PeerRow> after(String after, int limit);
}

@RestController
class PeerController {
    private final PeerProjects projects;
    private final JsonMapper json;

    PeerController(PeerProjects projects, JsonMapper json) {
        this.projects = projects;
        this.json = json;
    }

    record RowView(
            String projectCode,
            int year,
            String name,
            String kind,
            boolean classified,
            String stage,
            String unitCode,
            String unitName,
            String unitPath,
            String amountYuan,
            Instant updatedAt,
            @Nullable JsonNode balance) {}

    @GetMapping("/projects/{code}")
    Mono<JsonNode> one(@PathVariable String code) {
        return projects.findById(code)
                .map(project -> json.readTree(project.document().asString()));
    }

    @GetMapping("/projects")
    Flux<RowView> list(@RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int limit) {
        return projects.after(after, limit).map(this::view);
    }

    private RowView view(PeerRow row) {
        var balance = row.balance();
        return new RowView(
                row.projectCode(),
                row.year(),
                row.name(),
                row.kind(),
                row.classified(),
                row.stage(),
                row.unitCode(),
                row.unitName(),
                row.unitPath(),
                row.amount().toPlainString(),
                row.updatedAt(),
                balance == null ? null : json.readTree(balance.asString()));
    }
}
