package cn.hengping.budget.adjustment.http;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import cn.hengping.budget.adjustment.Adjustment;
import cn.hengping.budget.adjustment.Adjustments;
import cn.hengping.budget.adjustment.LayPapers;
import cn.hengping.budget.adjustment.LayPapers.Brought;
import cn.hengping.budget.project.BasisContents;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Uploaded;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The files of an adjustment's documents. */
@RestController
@RequestMapping("/projects/{projectCode}/adjustments/{number}/files")
class AdjustmentFileController {
    private final LayPapers laying;
    private final Adjustments adjustments;
    private final BasisContents contents;

    AdjustmentFileController(LayPapers laying, Adjustments adjustments, BasisContents contents) {
        this.laying = laying;
        this.adjustments = adjustments;
        this.contents = contents;
    }

    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<AdjustmentView>> attach(
            @PathVariable String projectCode,
            @PathVariable int number,
            @RequestParam String documentNumber,
            @RequestParam String fileName,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Command command) {
        var brought = new Brought(projectCode, number, documentNumber, fileName);
        return laying.attach(brought, Uploaded.bytes(body), command)
                .map(after ->
                        Answers.created(place(after), AdjustmentView.of(after, command.actor()), after.version()));
    }

    private static String place(Adjustment adjustment) {
        return "/projects/" + adjustment.subject().projectCode() + "/adjustments/" + adjustment.number();
    }

    @DeleteMapping("/{fileId}")
    Mono<ResponseEntity<AdjustmentView>> detach(
            @PathVariable String projectCode, @PathVariable int number, @PathVariable UUID fileId, Command command) {
        return laying.detach(projectCode, number, fileId, command)
                .map(after -> Answers.ok(AdjustmentView.of(after, command.actor()), after.version()));
    }

    /** The file as it was laid down; a reader's browser keeps it and never runs it. */
    @GetMapping("/{fileId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(
            @PathVariable String projectCode, @PathVariable int number, @PathVariable UUID fileId, Actor actor) {
        return adjustments
                .get(projectCode, number, actor)
                .map(adjustment -> adjustment.file(fileId))
                .map(file -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Repr-Digest", "sha-256=:" + base64(file.sha256()) + ":")
                        .contentType(MediaType.parseMediaType(file.mediaType()))
                        .contentLength(file.bytes())
                        .body(contents.of(file.id()).map(DefaultDataBufferFactory.sharedInstance::wrap)));
    }

    private static String disposition(BasisFile file) {
        return ContentDisposition.attachment()
                .filename(file.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static String base64(String hex) {
        return java.util.Base64.getEncoder()
                .encodeToString(java.util.HexFormat.of().parseHex(hex));
    }
}
