package cn.hengping.report.document.seal.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Uploaded;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.ReceiveScan;
import cn.hengping.report.document.seal.SealDocument;
import cn.hengping.report.document.seal.SealedFiles;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/documents/{id}")
class SealController {
    private final SealDocument sealing;
    private final ReceiveScan scanning;
    private final SealedFiles files;
    private final Documents documents;

    SealController(SealDocument sealing, ReceiveScan scanning, SealedFiles files, Documents documents) {
        this.sealing = sealing;
        this.scanning = scanning;
        this.files = files;
        this.documents = documents;
    }

    /** Seals the document with the office's seal (电子签章). */
    @PostMapping("/seals")
    Mono<ResponseEntity<SealedFiles.Seal>> seal(@PathVariable UUID id, Command command) {
        return sealing.seal(id, command)
                .map(seal -> ResponseEntity.status(201)
                        .header(HttpHeaders.LOCATION, "/documents/" + id + "/seal")
                        .body(seal));
    }

    @GetMapping("/seal")
    Mono<SealedFiles.Seal> one(@PathVariable UUID id, Actor actor) {
        return files.seal(id, actor);
    }

    @GetMapping("/sealed-content")
    Mono<ResponseEntity<byte[]>> content(@PathVariable UUID id, Actor actor) {
        return Mono.zip(documents.get(id, actor), files.content(id, actor))
                .map(found -> file(found.getT1(), found.getT2()));
    }

    private static ResponseEntity<byte[]> file(Rendered rendered, byte[] content) {
        var name = rendered.fileName().replaceFirst("(\\.[a-z]+)$", "（已签章）$1");
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(rendered.format().mediaType()))
                .body(content);
    }

    /** Receives the scan of the printed and sealed document (盖章扫描件): PDF, or PNG or JPEG when it has one page. */
    @PostMapping(path = "/scans", consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<SealedFiles.Scan>> scan(
            @PathVariable UUID id, @RequestBody(required = false) Flux<DataBuffer> body, Command command) {
        return scanning.receive(id, Uploaded.bytes(body), command)
                .map(scan -> ResponseEntity.status(201)
                        .header(HttpHeaders.LOCATION, "/documents/" + id + "/scans")
                        .body(scan));
    }

    /** The scan as it was received; never shown in the browser itself. */
    @GetMapping("/scans/{scan}/content")
    Mono<ResponseEntity<byte[]>> scanContent(@PathVariable UUID id, @PathVariable UUID scan, Actor actor) {
        return files.scan(id, scan, actor)
                .map(content -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scan-" + scan + "\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(content));
    }

    @GetMapping("/scans")
    Mono<List<SealedFiles.Scan>> scans(@PathVariable UUID id, Actor actor) {
        return documents.get(id, actor).flatMap(_ -> files.scans(id, actor).collectList());
    }
}
