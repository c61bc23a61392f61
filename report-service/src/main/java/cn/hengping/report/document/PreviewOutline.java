package cn.hengping.report.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

import cn.hengping.report.document.outline.Outline;
import cn.hengping.report.document.pdf.PdfWriter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Shows staff what an outline makes of sample facts, before anybody approves it. Its code verifies nothing. */
@Component
public class PreviewOutline {
    private final Press press;
    private final ApprovedEvaluation sample;

    PreviewOutline(Press press, JsonMapper json) {
        this.press = press;
        try (var file = Objects.requireNonNull(
                PreviewOutline.class.getClassLoader().getResourceAsStream("outlines/sample.json"))) {
            sample = json.readValue(file, ApprovedEvaluation.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Mono<byte[]> preview(Outline outline) {
        return Mono.fromCallable(() -> PdfWriter.write(press.set(sample, Edition.FULL, outline)))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
