package cn.hengping.report.document.outline;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.util.List;
import java.util.Objects;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.ApprovedEvaluation;
import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.OutlineRefusal.NoSuchOutlineCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says by which outline an evaluation is printed: the one that was asked for; else the campaign's; else the choice of the nearest
 * place and the latest year; else the last one approved there; else the shipped one.
 */
@Component
public class OutlinesInUse {
    private static final Logger log = LoggerFactory.getLogger(OutlinesInUse.class);

    private final KeptOutlines kept;
    private final ShippedOutlines shipped;
    private final CommandLog commands;

    OutlinesInUse(KeptOutlines kept, JsonMapper json, CommandLog commands) {
        this.kept = kept;
        this.shipped = new ShippedOutlines(json);
        this.commands = commands;
    }

    /** The outline for this evaluation. An unknown code is refused when somebody asks for it, and passed over in a campaign. */
    public Mono<Outline> of(DocumentKind kind, ApprovedEvaluation evaluation, @Nullable String asked) {
        var year = evaluation.year();
        var place = evaluation.unit().path();
        if (asked != null) {
            return named(kind, year, place, asked);
        }
        var campaigns = switch (kind) {
            case REPORT -> evaluation.outlineCode();
            case TABLE -> evaluation.tableCode();
        };
        return Mono.justOrEmpty(campaigns)
                .flatMap(code -> known(kind, year, place, code).switchIfEmpty(unknown(evaluation, code)))
                .switchIfEmpty(Mono.defer(() -> kept.chosen(kind, year, place))
                        .flatMap(code -> known(kind, year, place, code)))
                .switchIfEmpty(Mono.defer(() -> kept.find(kind, year, place).next()))
                .switchIfEmpty(Mono.fromSupplier(() -> shipped.usual(kind)));
    }

    /** A document that looks as usual is better than none. */
    private static Mono<Outline> unknown(ApprovedEvaluation evaluation, String code) {
        return Mono.fromRunnable(
                () -> log.warn("evaluation {} asks for outline {}, which is unknown", evaluation.evaluationId(), code));
    }

    /** The outline of this code that may be used there and then, or a refusal. */
    public Mono<Outline> named(DocumentKind kind, int year, UnitPath place, String code) {
        return known(kind, year, place, code)
                .switchIfEmpty(Mono.error(() -> new NoSuchOutlineCode(code, kind.title()).asError()));
    }

    private Mono<Outline> known(DocumentKind kind, int year, UnitPath place, String code) {
        return kept.named(kind, year, place, code)
                .switchIfEmpty(Mono.defer(() -> Mono.justOrEmpty(shipped.find(kind, code))));
    }

    /** All that may be used there and then, the shipped ones first. */
    public Mono<List<Outline>> available(int year, UnitPath place) {
        return Flux.fromIterable(shipped.all())
                .concatWith(kept.approved(year, place))
                .collectList();
    }

    /** Decides by which outline a place prints; a later choice for the same year replaces an earlier one. */
    public Mono<OutlineChoice> choose(OutlineChoice choice, Command command) {
        return Mono.fromRunnable(() -> requireAllowed(choice, command))
                .then(Mono.defer(() -> named(choice.kind(), choice.fromYear(), choice.unitPath(), choice.code())))
                .flatMap(_ -> kept.choose(choice, command))
                .as(work -> commands.once(command, OutlineChoice.class, work));
    }

    private static void requireAllowed(OutlineChoice choice, Command command) {
        command.actor().requireRole(BUREAU_HEAD, CAMPAIGN_MANAGER);
        command.actor().requireScope(Objects.requireNonNull(choice.unitPath()));
    }
}
