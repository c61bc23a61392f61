package cn.hengping.budget.onboarding.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.budget.onboarding.BringRoster;
import cn.hengping.budget.onboarding.Onboarding;
import cn.hengping.budget.onboarding.Onboardings;
import cn.hengping.budget.onboarding.Roster;
import cn.hengping.budget.onboarding.RosterWorkbook;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.Uploaded;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/onboardings")
class OnboardingController {
    private final BringRoster bringing;
    private final Onboardings onboardings;
    private final RosterWorkbook workbook;
    private final MessageSource messages;

    OnboardingController(
            BringRoster bringing, Onboardings onboardings, RosterWorkbook workbook, MessageSource messages) {
        this.bringing = bringing;
        this.onboardings = onboardings;
        this.workbook = workbook;
        this.messages = messages;
    }

    /** An onboarding as callers see it; its faults are a list of their own. */
    record OnboardingView(
            UUID id,
            Roster roster,
            Onboarding.Mode mode,
            String fileName,
            String sha256,
            String account,
            Instant at,
            boolean stored,
            int read,
            int good,
            int repeated,
            int bad,
            List<String> may) {
        static OnboardingView of(Onboarding one) {
            return new OnboardingView(
                    one.id(),
                    one.roster(),
                    one.mode(),
                    one.fileName(),
                    one.sha256(),
                    one.account(),
                    one.at(),
                    one.stored(),
                    one.read(),
                    one.good(),
                    one.repeated(),
                    one.bad(),
                    List.of());
        }
    }

    /** A bad cell as callers see it: the row as Excel numbers it, the column in letters. */
    record CellFaultView(int row, String column, String code, String title, List<String> arguments) {}

    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ResponseEntity<OnboardingView>> bring(
            @RequestParam Roster roster,
            @RequestParam Onboarding.Mode mode,
            @RequestParam String fileName,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Command command) {
        return bringing.bring(roster, mode, fileName, Uploaded.bytes(body), command)
                .map(one -> ResponseEntity.status(201)
                        .header(HttpHeaders.LOCATION, "/onboardings/" + one.id())
                        .body(OnboardingView.of(one)));
    }

    @GetMapping
    Mono<Page<OnboardingView>> list(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, Actor actor) {
        return onboardings.page(actor, cursor, Page.limit(limit)).map(page -> page.map(OnboardingView::of));
    }

    @GetMapping("/template")
    Mono<ResponseEntity<byte[]>> template(
            @RequestParam Roster roster, @RequestParam(defaultValue = "XLSX") Format format) {
        return Mono.just(attachment(word(roster.name()) + "名册模板" + format.suffix(), format)
                .body(RosterWorkbook.template(roster, format)));
    }

    @GetMapping("/{id}")
    Mono<OnboardingView> one(@PathVariable UUID id, Actor actor) {
        return onboardings.get(id, actor).map(OnboardingView::of);
    }

    @GetMapping("/{id}/faults")
    Mono<Page<CellFaultView>> faults(
            @PathVariable UUID id,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit,
            Actor actor) {
        var from = cursor == null ? 0 : number(Page.keys(cursor, 1).getFirst());
        var most = Page.limit(limit);
        return onboardings.get(id, actor).map(one -> page(one.faults(), from, most));
    }

    private static int number(String key) {
        try {
            return Math.max(0, Integer.parseInt(key));
        } catch (NumberFormatException _) {
            throw new CursorMalformed().asError();
        }
    }

    private Page<CellFaultView> page(List<RowFault> faults, int from, int most) {
        var first = Math.min(from, faults.size());
        var last = Math.min(first + most, faults.size());
        var items = faults.subList(first, last).stream().map(this::view).toList();
        return new Page<>(items, last < faults.size() ? Page.cursor(Integer.toString(last)) : null);
    }

    private CellFaultView view(RowFault fault) {
        return new CellFaultView(
                fault.row(), SheetReader.letters(fault.column()), fault.code(), title(fault), fault.arguments());
    }

    /** The uploaded roster with its bad cells marked. */
    @GetMapping("/{id}/workbook")
    Mono<ResponseEntity<byte[]>> workbook(@PathVariable UUID id, Actor actor) {
        return onboardings
                .get(id, actor)
                .flatMap(one -> workbook.marked(one, this::title)
                        .map(content -> attachment(
                                        one.fileName().replaceAll("\\.[^.]*$", "") + "-已标注.xlsx", Format.XLSX)
                                .body(content)));
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

    private String title(RowFault fault) {
        var words = fault.arguments().stream().map(this::word).toArray();
        return Objects.requireNonNull(messages.getMessage(fault.code(), words, fault.code(), Locale.CHINA));
    }

    /** A constant in an official's words; everything else as it is. */
    private String word(String text) {
        return Objects.requireNonNull(messages.getMessage(text, null, text, Locale.CHINA));
    }
}
