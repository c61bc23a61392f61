package cn.hengping.evaluation.offline.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.offline.CellFault;
import cn.hengping.evaluation.offline.FillInOffline;
import cn.hengping.evaluation.offline.Returned;
import cn.hengping.evaluation.selfevaluation.Results;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Uploaded;
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
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/self-evaluations/{id}/offline-form")
class OfflineFormController {
    private final FillInOffline forms;
    private final MessageSource messages;

    OfflineFormController(FillInOffline forms, MessageSource messages) {
        this.forms = forms;
        this.messages = messages;
    }

    /** A bad cell as a spreadsheet names it, in words. */
    record FormFaultView(String cell, String code, String title) {}

    /**
     * What a form that came back says.
     *
     * @param version the evaluation's when the form was taken along; as {@code If-Match} of the results, it tells whether somebody
     *     changed the evaluation since
     * @param results as they would be; the caller saves them, or does not
     */
    record ReturnedView(long version, Results results, List<FormFaultView> faults) {}

    @GetMapping
    Mono<ResponseEntity<byte[]>> form(@PathVariable UUID id, Actor actor) {
        var disposition = ContentDisposition.attachment()
                .filename("离线填报表.xlsx", StandardCharsets.UTF_8)
                .build();
        return forms.form(id, actor, this::word)
                .map(content -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.parseMediaType(Format.XLSX.mediaType()))
                        .body(content));
    }

    /** The filled form as the body. Nothing of it is kept, so that a repeat needs no key. */
    @PostMapping(consumes = MediaType.ALL_VALUE)
    Mono<ReturnedView> read(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Flux<DataBuffer> body, Actor actor) {
        var content = Uploaded.bytes(body);
        return forms.read(id, content, actor, this::word).map(this::view);
    }

    private ReturnedView view(Returned returned) {
        return new ReturnedView(
                returned.version(),
                returned.results(),
                returned.faults().stream().map(this::view).toList());
    }

    private FormFaultView view(CellFault at) {
        var fault = at.fault();
        return new FormFaultView(at.cell(), fault.code(), said(fault.code(), fault.arguments()));
    }

    private String word(String code) {
        return said(code, List.of());
    }

    private String said(String code, List<String> arguments) {
        return Objects.requireNonNull(messages.getMessage(code, arguments.toArray(), code, Locale.CHINA));
    }
}
