package cn.hengping.report.document.run.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.report.document.run.OrderPrintRun;
import cn.hengping.report.document.run.Parcel;
import cn.hengping.report.document.run.PrintRun;
import cn.hengping.report.document.run.PrintRunRefusal.PrintRunUnfinished;
import cn.hengping.report.document.run.PrintRuns;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/print-runs")
class PrintRunController {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(30);

    private final OrderPrintRun ordering;
    private final PrintRuns runs;
    private final Parcel parcel;

    PrintRunController(OrderPrintRun ordering, PrintRuns runs, Parcel parcel) {
        this.ordering = ordering;
        this.runs = runs;
        this.parcel = parcel;
    }

    /** A job as callers see it. */
    record PrintRunView(PrintRun run, List<String> may) {
        static PrintRunView of(PrintRun run) {
            return new PrintRunView(run, run.isFinished() ? List.of("DOWNLOAD") : List.of());
        }
    }

    @PostMapping
    Mono<ResponseEntity<PrintRunView>> order(@RequestBody OrderPrintRun.Order request, Command command) {
        return ordering.order(request, command)
                .map(run -> ResponseEntity.accepted()
                        .header(HttpHeaders.LOCATION, "/print-runs/" + run.id())
                        .body(PrintRunView.of(run)));
    }

    @GetMapping
    Mono<Page<PrintRunView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return runs.page(actor, cursor, Page.limit(limit)).map(page -> page.map(PrintRunView::of));
    }

    @GetMapping("/{id}")
    Mono<PrintRunView> one(@PathVariable UUID id, Actor actor) {
        return runs.get(id, actor).map(PrintRunView::of);
    }

    /** What became of each evaluation. */
    @GetMapping("/{id}/items")
    Mono<Page<PrintRun.Item>> items(
            @PathVariable UUID id,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        return runs.get(id, actor).flatMap(_ -> runs.items(id, actor, cursor, Page.limit(limit)));
    }

    /** The job each time it has moved, until it is finished; a reader that comes back names what it saw last. */
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<PrintRunView>> events(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastSeen,
            Actor actor) {
        return Flux.interval(Duration.ZERO, BETWEEN_LOOKS)
                .onBackpressureDrop()
                .concatMap(_ -> runs.get(id, actor), 1)
                .takeUntil(PrintRun::isFinished)
                .take(LONGEST_WATCH)
                .map(run -> ServerSentEvent.builder(PrintRunView.of(run))
                        .id(mark(run))
                        .build())
                .distinctUntilChanged(event -> Objects.requireNonNullElse(event.id(), ""))
                .skipWhile(event -> Objects.equals(event.id(), lastSeen));
    }

    private static String mark(PrintRun run) {
        return run.done() + "-" + run.refused() + (run.isFinished() ? "-end" : "");
    }

    /** Everything that was printed, as a zip file with a manifest. */
    @GetMapping("/{id}/parcel")
    Mono<ResponseEntity<Flux<DataBuffer>>> parcel(@PathVariable UUID id, Actor actor) {
        return runs.get(id, actor)
                .map(PrintRunController::finished)
                .flatMap(run -> parcel.of(run, actor).map(pieces -> zip(run, pieces)));
    }

    private static PrintRun finished(PrintRun run) {
        if (!run.isFinished()) {
            throw new PrintRunUnfinished(run.id()).asError();
        }
        return run;
    }

    private static ResponseEntity<Flux<DataBuffer>> zip(PrintRun run, Flux<byte[]> pieces) {
        var disposition = ContentDisposition.attachment()
                .filename(run.year() + "年度绩效自评文件.zip", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(pieces.map(DefaultDataBufferFactory.sharedInstance::wrap));
    }
}
