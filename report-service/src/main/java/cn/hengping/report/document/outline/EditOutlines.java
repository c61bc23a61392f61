package cn.hengping.report.document.outline;

import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Ids;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.Digest;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineUnreadable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Staff upload outlines, which are checked at once, and others approve them. */
@Component
public class EditOutlines {
    /** Where and from when an outline is meant to hold. */
    public record Purpose(String code, String name, UnitPath place, int fromYear) {}

    private final KeptOutlines outlines;
    private final CommandLog log;
    private final Ids ids;
    private final JsonMapper json;
    private final ShippedOutlines shipped;
    /** An outline unpacks to some megabytes: two at a time, and those who wait are bounded. */
    private final Scheduler reading = Schedulers.newBoundedElastic(2, 50, "outlines");

    EditOutlines(KeptOutlines outlines, CommandLog log, Ids ids, JsonMapper json) {
        this.outlines = outlines;
        this.log = log;
        this.ids = ids;
        this.json = json;
        this.shipped = new ShippedOutlines(json);
    }

    public Mono<KeptOutline> upload(Purpose purpose, byte[] content, Command command) {
        return Mono.fromCallable(() -> checked(purpose, content, command))
                .subscribeOn(reading)
                .zipWhen(_ -> outlines.nextVersion(purpose.code()))
                .map(found -> kept(found.getT1(), found.getT2(), purpose, content, command))
                .flatMap(kept -> outlines.upload(kept, command))
                .as(work -> log.once(command, KeptOutline.class, work));
    }

    private Outline checked(Purpose purpose, byte[] content, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER, BUREAU_REVIEWER);
        command.actor().requireScope(purpose.place());
        if (!purpose.code().matches("[a-z][a-z0-9-]{1,40}")) {
            throw new NotAcceptable(List.of(Fault.at("/code", "OutlineCode", purpose.code()))).asError();
        }
        shipped.requireFree(purpose.code());
        return read(purpose, content).checked();
    }

    /** A Word file begins with PK, data with a brace. */
    private Outline read(Purpose purpose, byte[] content) {
        if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
            return WordOutline.read(content, purpose.code(), purpose.name());
        }
        try {
            return json.readValue(content, Outline.class);
        } catch (JacksonException e) {
            throw new OutlineUnreadable(String.valueOf(e.getOriginalMessage())).asError();
        }
    }

    private KeptOutline kept(Outline read, int version, Purpose purpose, byte[] content, Command command) {
        var outline = new Outline(
                purpose.code(),
                version,
                purpose.name(),
                read.kind(),
                read.landscape(),
                read.title(),
                read.blocks(),
                read.columns());
        return new KeptOutline(
                ids.next(),
                outline,
                purpose.place(),
                purpose.fromYear(),
                Digest.sha256(content),
                command.actor().account(),
                command.at(),
                null,
                null,
                0);
    }

    public Mono<KeptOutline> approve(UUID id, Command command) {
        return Mono.fromRunnable(() -> command.actor().requireRole(BUREAU_HEAD, CAMPAIGN_MANAGER))
                .then(Mono.defer(() -> outlines.get(id, command.actor())))
                .map(kept -> kept.approved(command))
                .flatMap(kept -> outlines.approve(kept, command))
                .as(work -> log.once(command, KeptOutline.class, work));
    }
}
