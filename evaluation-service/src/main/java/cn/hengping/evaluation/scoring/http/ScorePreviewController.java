package cn.hengping.evaluation.scoring.http;

import java.util.List;

import cn.hengping.evaluation.scoring.ScoringRefusal.NoSuchRuleSet;
import cn.hengping.evaluation.scoring.preview.PreviewAsk;
import cn.hengping.evaluation.scoring.preview.ScorePreview;
import cn.hengping.evaluation.scoring.rulebook.FindRuleSet;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.BodyMalformed;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Refused;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Works a score table out without saving anything, for whoever is logged in, whatever his posts.
 *
 * <p>A name that the table does not have is refused, and so is one that stands twice: a misspelt field would otherwise be a
 * score that nobody meant.
 */
@RestController
class ScorePreviewController {
    private final FindRuleSet ruleSets;
    private final JsonMapper strict;

    ScorePreviewController(FindRuleSet ruleSets, JsonMapper json) {
        this.ruleSets = ruleSets;
        this.strict = json.rebuild()
                .addModule(new SimpleModule("numbers as text").addDeserializer(String.class, new NumberAsText()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PreviewAsk.class)))
    @PostMapping(path = "/score-previews", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ScorePreview> preview(
            @org.springframework.web.bind.annotation.RequestBody(required = false) byte @Nullable [] body) {
        return Mono.fromSupplier(() -> read(body == null ? new byte[0] : body)).flatMap(this::worked);
    }

    private PreviewAsk read(byte[] body) {
        @Nullable PreviewAsk ask = strict.readValue(body, PreviewAsk.class);
        if (ask == null) {
            throw new BodyMalformed(List.of(new Fault("", "MissingOrUnreadable", List.of()))).asError();
        }
        return ask;
    }

    private Mono<ScorePreview> worked(PreviewAsk ask) {
        var named = ask.ruleSet();
        var found = named == null ? ruleSets.newest(FindRuleSet.USUAL) : ruleSets.named(named.code(), named.version());
        return found.onErrorMap(ScorePreviewController::isUnknown, _ -> unknown(named))
                .map(known -> ScorePreview.of(ask, known));
    }

    private static boolean isUnknown(Throwable error) {
        return error instanceof Refused refused && refused.refusal() instanceof NoSuchRuleSet;
    }

    private static Throwable unknown(PreviewAsk.@Nullable RuleSetAsk named) {
        var code = named == null ? FindRuleSet.USUAL : named.code();
        var version = named == null || named.version() == null ? "" : named.version();
        return new NotAcceptable(List.of(Fault.at("/ruleSet", "RuleSetUnknown", code, version))).asError();
    }
}
