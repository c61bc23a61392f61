package cn.hengping.report.document.outline.http;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.Uploaded;
import cn.hengping.report.document.PreviewOutline;
import cn.hengping.report.document.outline.EditOutlines;
import cn.hengping.report.document.outline.EditOutlines.Purpose;
import cn.hengping.report.document.outline.KeptOutline;
import cn.hengping.report.document.outline.KeptOutlines;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineTooLarge;
import cn.hengping.report.document.outline.OutlineWords;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/outlines")
class OutlineController {
    private static final int MOST_BYTES = 4 << 20;

    private final EditOutlines editing;
    private final KeptOutlines outlines;
    private final PreviewOutline previewing;

    OutlineController(EditOutlines editing, KeptOutlines outlines, PreviewOutline previewing) {
        this.editing = editing;
        this.outlines = outlines;
        this.previewing = previewing;
    }

    /** An outline as callers see it. */
    record OutlineView(KeptOutline kept, List<String> may) {
        static OutlineView of(KeptOutline kept, Actor actor) {
            var mayApprove = kept.approvedBy() == null
                    && !kept.uploadedBy().equals(actor.account())
                    && actor.is(Role.BUREAU_HEAD, Role.CAMPAIGN_MANAGER);
            return new OutlineView(kept, mayApprove ? List.of("PREVIEW", "APPROVE") : List.of("PREVIEW"));
        }
    }

    /** Uploads an outline, as a Word file or as data; it is checked at once, and used after somebody else approved it. */
    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<OutlineView>> upload(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam UnitPath place,
            @RequestParam int fromYear,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Command command) {
        return whole(body)
                .flatMap(content -> editing.upload(new Purpose(code, name, place, fromYear), content, command))
                .map(kept -> Answers.created(
                        "/outlines/" + kept.id(), OutlineView.of(kept, command.actor()), kept.version()));
    }

    private static Mono<byte[]> whole(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body, MOST_BYTES)
                .map(Uploaded::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, _ -> new OutlineTooLarge(MOST_BYTES).asError());
    }

    @GetMapping
    Mono<Page<OutlineView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return outlines.page(actor, cursor, Page.limit(limit))
                .map(page -> page.map(kept -> OutlineView.of(kept, actor)));
    }

    /** The names that an outline may use, for whoever writes one. */
    @GetMapping("/words")
    Mono<OutlineWords> words() {
        return Mono.fromSupplier(OutlineWords::all);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<OutlineView>> one(@PathVariable UUID id, Actor actor) {
        return outlines.get(id, actor).map(kept -> Answers.ok(OutlineView.of(kept, actor), kept.version()));
    }

    /** How a document by this outline looks, with sample facts. */
    @GetMapping(path = "/{id}/preview", produces = MediaType.APPLICATION_PDF_VALUE)
    Mono<byte[]> preview(@PathVariable UUID id, Actor actor) {
        return outlines.get(id, actor).flatMap(kept -> previewing.preview(kept.outline()));
    }

    @PostMapping("/{id}/approvals")
    Mono<ResponseEntity<OutlineView>> approve(@PathVariable UUID id, Command command) {
        return editing.approve(id, command)
                .map(kept -> Answers.ok(OutlineView.of(kept, command.actor()), kept.version()));
    }
}
