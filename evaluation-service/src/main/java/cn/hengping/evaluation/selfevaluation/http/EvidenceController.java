package cn.hengping.evaluation.selfevaluation.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.evidence.EvidenceRefusal.EvidenceTooLarge;
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
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
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

    EvidenceController(SelfEvaluations evaluations, AttachEvidence attaching) {
        this.evaluations = evaluations;
        this.attaching = attaching;
    }

    record EvidenceList(List<Evidence> items, @Nullable String next) {}

    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<Evidence>> attach(
            @PathVariable UUID id,
            @RequestParam String indicator,
            @RequestParam String fileName,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Command command) {
        return Mono.fromRunnable(() -> command.actor().requireRole(Role.PREPARER, Role.STAFF))
                .then(bytes(body))
                .flatMap(content -> attaching.attach(id, indicator, fileName, content, command))
                .map(EvidenceController::newest);
    }

    private static ResponseEntity<Evidence> newest(SelfEvaluation evaluation) {
        var evidence = evaluation.preparation().evidence().getLast();
        var location = "/self-evaluations/" + evaluation.id() + "/evidence/" + evidence.evidenceId();
        return Answers.created(location, evidence, evaluation.version());
    }

    private static Mono<byte[]> bytes(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body, AttachEvidence.MOST_BYTES)
                .map(EvidenceController::drained)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(
                        DataBufferLimitException.class, _ -> new EvidenceTooLarge(AttachEvidence.MOST_BYTES).asError());
    }

    private static byte[] drained(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    @GetMapping
    Mono<EvidenceList> list(@PathVariable UUID id, Actor actor) {
        return evaluations
                .get(id, actor)
                .map(evaluation -> new EvidenceList(evaluation.preparation().evidence(), null));
    }

    @GetMapping("/{evidenceId}/content")
    Mono<ResponseEntity<byte[]>> content(@PathVariable UUID id, @PathVariable UUID evidenceId, Actor actor) {
        return evaluations
                .get(id, actor)
                .flatMap(evaluation -> Mono.zip(
                        Mono.fromSupplier(() -> find(evaluation, evidenceId)),
                        evaluations.content(evaluation, evidenceId)))
                .map(found -> file(found.getT1(), found.getT2()));
    }

    private static Evidence find(SelfEvaluation evaluation, UUID evidenceId) {
        return evaluation.preparation().evidence().stream()
                .filter(evidence -> evidence.evidenceId().equals(evidenceId))
                .findFirst()
                .orElseThrow(() -> new NoSuchEvidence(evidenceId).asError());
    }

    /** Always as an attachment of an opaque kind: a browser must not open what somebody uploaded in our name. */
    private static ResponseEntity<byte[]> file(Evidence evidence, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(evidence.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag("\"" + evidence.sha256() + "\"")
                .body(content);
    }
}
