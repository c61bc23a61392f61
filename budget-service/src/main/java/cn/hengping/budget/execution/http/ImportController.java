package cn.hengping.budget.execution.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.execution.Difference;
import cn.hengping.budget.execution.ImportRefusal.ImportUnfinished;
import cn.hengping.budget.execution.ImportWorkbook;
import cn.hengping.budget.execution.Imports;
import cn.hengping.budget.execution.PaymentImport;
import cn.hengping.budget.execution.PaymentImport.Mode;
import cn.hengping.budget.execution.ReceivePayments;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.Uploaded;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/payment-imports")
class ImportController {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(30);

    private final ReceivePayments receiving;
    private final Imports imports;
    private final ImportWorkbook workbook;
    private final MessageSource messages;

    ImportController(ReceivePayments receiving, Imports imports, ImportWorkbook workbook, MessageSource messages) {
        this.receiving = receiving;
        this.imports = imports;
        this.workbook = workbook;
        this.messages = messages;
    }

    /** An import as callers see it; the refusal is said in words. */
    record ImportView(
            UUID id,
            Mode mode,
            PaymentImport.State state,
            String fileName,
            String sha256,
            long bytes,
            String account,
            Instant createdAt,
            @Nullable Instant finishedAt,
            PaymentImport.Counts rows,
            PaymentImport.@Nullable Reason refusal,
            @Nullable String refusalTitle,
            List<String> may) {}

    /** A bad cell as callers see it: the row as Excel numbers it, the column in letters. */
    record FaultView(int row, String column, String code, String title, List<String> arguments) {}

    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<ImportView>> receive(
            @RequestParam Mode mode,
            @RequestParam String fileName,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Command command) {
        return receiving
                .receive(fileName, mode, Uploaded.bytes(body), command)
                .map(order -> ResponseEntity.accepted()
                        .header(HttpHeaders.LOCATION, "/payment-imports/" + order.id())
                        .body(view(order)));
    }

    @GetMapping
    Mono<Page<ImportView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return imports.page(actor, cursor, Page.limit(limit)).map(page -> page.map(this::view));
    }

    @GetMapping("/template")
    Mono<ResponseEntity<byte[]>> template(@RequestParam(defaultValue = "XLSX") Format format) {
        var out = new ByteArrayOutputStream();
        ImportWorkbook.template(out, format);
        return Mono.just(attachment("支付导入模板" + format.suffix(), format).body(out.toByteArray()));
    }

    @GetMapping("/{id}")
    Mono<ImportView> one(@PathVariable UUID id, Actor actor) {
        return imports.get(id, actor).map(this::view);
    }

    /** The import each time it has moved, until it is finished; a reader that comes back names what it saw last. */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<ImportView>> events(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            Actor actor) {
        return Flux.interval(Duration.ZERO, BETWEEN_LOOKS)
                .onBackpressureDrop()
                .concatMap(_ -> imports.get(id, actor), 1)
                .takeUntil(PaymentImport::isFinished)
                .take(LONGEST_WATCH)
                .map(order ->
                        ServerSentEvent.builder(view(order)).id(mark(order)).build())
                .distinctUntilChanged(event -> Objects.requireNonNullElse(event.id(), ""))
                .skipWhile(event -> Objects.equals(event.id(), lastSeen));
    }

    private static String mark(PaymentImport order) {
        var rows = order.counts();
        return order.state() + "-" + rows.read() + "-" + (rows.good() + rows.bad() + rows.stored() + rows.repeated());
    }

    @GetMapping("/{id}/faults")
    Mono<Page<FaultView>> faults(
            @PathVariable UUID id,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return imports.get(id, actor)
                .flatMap(_ -> imports.faults(id, cursor, Page.limit(limit)))
                .map(page -> page.map(fault -> new FaultView(
                        fault.row(),
                        SheetReader.letters(fault.column()),
                        fault.code(),
                        title(fault.code(), fault.arguments()),
                        fault.arguments())));
    }

    /** What a statement and our books do not agree about, by voucher. */
    @GetMapping("/{id}/differences")
    Mono<Page<Difference>> differences(
            @PathVariable UUID id,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return imports.get(id, actor).flatMap(_ -> imports.differences(id, cursor, Page.limit(limit)));
    }

    /** The uploaded table with its bad cells marked. */
    @GetMapping("/{id}/workbook")
    Mono<ResponseEntity<Flux<DataBuffer>>> workbook(@PathVariable UUID id, Actor actor) {
        return imports.get(id, actor).map(this::finished).map(order -> {
            var content = workbook.marked(order, fault -> title(fault.code(), fault.arguments()))
                    .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap);
            return attachment(order.fileName().replaceAll("\\.[^.]*$", "") + "-已标注.xlsx", Format.XLSX)
                    .body(content);
        });
    }

    private PaymentImport finished(PaymentImport order) {
        if (!order.isFinished()) {
            throw new ImportUnfinished(order.id()).asError();
        }
        return order;
    }

    private static ResponseEntity.BodyBuilder attachment(String name, Format format) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(format.mediaType()));
    }

    private ImportView view(PaymentImport order) {
        var refusal = order.refusal();
        return new ImportView(
                order.id(),
                order.mode(),
                order.state(),
                order.fileName(),
                order.sha256(),
                order.bytes(),
                order.importer().account(),
                order.createdAt(),
                order.finishedAt(),
                order.counts(),
                refusal,
                refusal == null ? null : title(refusal.code(), refusal.arguments()),
                List.of());
    }

    private String title(String code, List<String> arguments) {
        return Objects.requireNonNull(messages.getMessage(code, arguments.toArray(), code, Locale.CHINA));
    }
}
