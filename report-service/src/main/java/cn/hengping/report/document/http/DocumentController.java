package cn.hengping.report.document.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Edition;
import cn.hengping.report.document.Rendered;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/documents")
class DocumentController {
    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    /** A document as callers see it. */
    record DocumentView(
            UUID id,
            UUID evaluationId,
            long evaluationVersion,
            String projectCode,
            String projectName,
            int year,
            DocumentKind kind,
            DocumentFormat format,
            String fileName,
            long bytes,
            int pages,
            String sha256,
            String sm3,
            String code,
            Edition edition,
            Instant issuedAt,
            @Nullable String outline,
            List<String> may) {
        static DocumentView of(Rendered rendered, Actor actor) {
            return new DocumentView(
                    rendered.id(),
                    rendered.evaluationId(),
                    rendered.evaluationVersion(),
                    rendered.projectCode(),
                    rendered.projectName(),
                    rendered.year(),
                    rendered.kind(),
                    rendered.format(),
                    rendered.fileName(),
                    rendered.bytes(),
                    rendered.pages(),
                    rendered.sha256(),
                    rendered.sm3(),
                    rendered.code(),
                    rendered.edition(),
                    rendered.issuedAt(),
                    rendered.outline(),
                    may(rendered, actor));
        }

        private static List<String> may(Rendered rendered, Actor actor) {
            var may = new ArrayList<>(List.of("DOWNLOAD"));
            if (actor.is(Role.UNIT_HEAD, Role.BUREAU_HEAD) && rendered.format() != DocumentFormat.DOCX) {
                may.add("SEAL");
            }
            if (actor.is(Role.PREPARER, Role.UNIT_HEAD, Role.BUREAU_REVIEWER)) {
                may.add("UPLOAD_SCAN");
            }
            return may;
        }
    }

    @GetMapping
    Mono<Page<DocumentView>> list(
            @RequestParam @Nullable UUID evaluation,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return documents
                .page(evaluation, actor, cursor, Page.limit(limit))
                .map(page -> page.map(one -> DocumentView.of(one, actor)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<DocumentView>> one(@PathVariable UUID id, Actor actor) {
        return documents
                .get(id, actor)
                .map(rendered -> ResponseEntity.ok().eTag(rendered.sha256()).body(DocumentView.of(rendered, actor)));
    }

    @GetMapping("/{id}/content")
    Mono<ResponseEntity<byte[]>> content(@PathVariable UUID id, Actor actor) {
        return Mono.zip(documents.get(id, actor), documents.content(id, actor))
                .map(found -> file(found.getT1(), found.getT2()));
    }

    private static ResponseEntity<byte[]> file(Rendered rendered, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(rendered.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(rendered.format().mediaType()))
                .eTag(rendered.sha256())
                .body(content);
    }
}
