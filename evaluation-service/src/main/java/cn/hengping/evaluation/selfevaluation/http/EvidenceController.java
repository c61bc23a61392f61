package cn.hengping.evaluation.selfevaluation.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.evidence.EvidenceFiles;
import cn.hengping.evaluation.evidence.EvidenceRefusal.NoSuchEvidence;
import cn.hengping.evaluation.selfevaluation.AttachEvidence;
import cn.hengping.evaluation.selfevaluation.SelfEvaluation;
import cn.hengping.evaluation.selfevaluation.SelfEvaluations;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Answers;
import cn.hengping.platform.Command;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
@RequestMapping("/self-evaluations/{id}/evidence")
class EvidenceController {
    private final SelfEvaluations evaluations;
    private final AttachEvidence attaching;
    private final EvidenceFiles files;

    EvidenceController(SelfEvaluations evaluations, AttachEvidence attaching, EvidenceFiles files) {
        this.evaluations = evaluations;
        this.attaching = attaching;
        this.files = files;
    }

    record DuplicateList(
            List<EvidenceFiles.Duplicate> items, @Nullable String next) {}

    record EvidenceList(List<Evidence> items, @Nullable String next) {}

    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<Evidence>> attach(
            @PathVariable UUID id,
            @RequestParam String indicator,
            @RequestParam String fileName,
            @RequestBody(required = false) @Nullable Flux<DataBuffer> body,
            Command command) {
        return Mono.fromRunnable(() -> command.actor().requireRole(Role.PREPARER, Role.STAFF))
                .then(EvidenceUpload.received(
                        body, upload -> attaching.attach(id, indicator, fileName, upload, command)))
                .map(EvidenceController::newest);
    }

    private static ResponseEntity<Evidence> newest(SelfEvaluation evaluation) {
        var evidence = evaluation.preparation().evidence().getLast();
        var location = "/self-evaluations/" + evaluation.id() + "/evidence/" + evidence.evidenceId();
        return Answers.created(location, evidence, evaluation.version());
    }

    @GetMapping
    Mono<EvidenceList> list(@PathVariable UUID id, Actor actor) {
        return evaluations
                .get(id, actor)
                .map(evaluation -> new EvidenceList(evaluation.preparation().evidence(), null));
    }

    /** Where else in the caller's scope the same content supports something: a fact for reviewers, no refusal. */
    @GetMapping("/duplicates")
    Mono<DuplicateList> duplicates(@PathVariable UUID id, Actor actor) {
        return evaluations
                .get(id, actor)
                .flatMap(evaluation -> files.duplicates(evaluation.id(), actor))
                .map(found -> new DuplicateList(found, null));
    }

    @GetMapping("/{evidenceId}/content")
    Mono<ResponseEntity<Flux<DataBuffer>>> content(@PathVariable UUID id, @PathVariable UUID evidenceId, Actor actor) {
        return evaluations.get(id, actor).map(evaluation -> file(find(evaluation, evidenceId)));
    }

    private static Evidence find(SelfEvaluation evaluation, UUID evidenceId) {
        return evaluation.preparation().evidence().stream()
                .filter(evidence -> evidence.evidenceId().equals(evidenceId))
                .findFirst()
                .orElseThrow(() -> new NoSuchEvidence(evidenceId).asError());
    }

    /** Always as an attachment of an opaque kind: a browser must not open what somebody uploaded in our name. */
    private ResponseEntity<Flux<DataBuffer>> file(Evidence evidence) {
        var disposition = ContentDisposition.attachment()
                .filename(evidence.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag("\"" + evidence.sha256() + "\"")
                .contentLength(evidence.size())
                .body(files.content(evidence.evidenceId()).map(DefaultDataBufferFactory.sharedInstance::wrap));
    }
}
