package cn.hengping.budget.project.http;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import cn.hengping.budget.project.BasisContents;
import cn.hengping.budget.project.BasisFile;
import cn.hengping.budget.project.LayBasis;
import cn.hengping.budget.project.Projects;
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

/** The files of a project's basis documents. */
@RestController
@RequestMapping("/projects/{projectCode}/basis-files")
class BasisController {
    private final LayBasis laying;
    private final Projects projects;
    private final BasisContents contents;

    BasisController(LayBasis laying, Projects projects, BasisContents contents) {
        this.contents = contents;
        this.laying = laying;
        this.projects = projects;
    }

    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<ProjectView>> attach(
            @PathVariable String projectCode,
            @RequestParam String documentNumber,
            @RequestParam String fileName,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Command command) {
        return laying.attach(projectCode, documentNumber, fileName, Uploaded.bytes(body), command)
                .map(project -> Answers.created(
                        "/projects/" + project.code(), ProjectView.of(project, command.actor()), project.version()));
    }

    @DeleteMapping("/{fileId}")
    Mono<ResponseEntity<ProjectView>> detach(
            @PathVariable String projectCode, @PathVariable UUID fileId, Command command) {
        return laying.detach(projectCode, fileId, command)
                .map(project -> Answers.ok(ProjectView.of(project, command.actor()), project.version()));
    }

    /** The file as it was laid down; a reader's browser keeps it and never runs it. */
    @GetMapping("/{fileId}")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(
            @PathVariable String projectCode, @PathVariable UUID fileId, Actor actor) {
        return projects.get(projectCode, actor)
                .map(project -> project.file(fileId))
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
