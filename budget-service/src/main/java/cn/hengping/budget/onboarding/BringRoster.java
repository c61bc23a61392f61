package cn.hengping.budget.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.onboarding.Onboarding.Mode;
import cn.hengping.budget.onboarding.Roster.Column;
import cn.hengping.budget.staff.ProvisionAccounts;
import cn.hengping.budget.staff.Staff;
import cn.hengping.budget.staff.StaffList;
import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.Units;
import cn.hengping.budget.upload.FileName;
import cn.hengping.budget.upload.UploadRefusal.FileEmpty;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.PlatformRefusal.ChangedMeanwhile;
import cn.hengping.platform.UnitPath;
import cn.hengping.platform.sheet.SheetRefusal.SheetTooLarge;
import cn.hengping.platform.sheet.Spool;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Brings a roster: reads it, holds its rows against the rules, and stores what the mode stores, all of it in one transaction. */
@Component
public class BringRoster {
    /** The tree or somebody on the roster changed between the decision and its writing: decide anew. */
    private static final Retry AGAIN_WHEN_OVERTAKEN = Retry.backoff(20, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(200))
            .jitter(0.9)
            .filter(error -> error instanceof Units.TreeMoved || error instanceof DuplicateKeyException)
            .onRetryExhaustedThrow((_, _) -> new ChangedMeanwhile().asError());

    private final Units units;
    private final StaffList staff;
    private final Onboardings onboardings;
    private final ProvisionAccounts provisioning;
    private final TransactionalOperator transaction;
    private final CommandLog log;
    private final Ids ids;

    BringRoster(
            Units units,
            StaffList staff,
            Onboardings onboardings,
            ProvisionAccounts provisioning,
            TransactionalOperator transaction,
            CommandLog log,
            Ids ids) {
        this.units = units;
        this.staff = staff;
        this.onboardings = onboardings;
        this.provisioning = provisioning;
        this.transaction = transaction;
        this.log = log;
        this.ids = ids;
    }

    /** An uploaded roster on its way: what is wanted of it, the file, and the table in it. */
    private record Brought(Roster roster, Mode mode, String fileName, Spool spool, RosterTable table) {}

    public Mono<Onboarding> bring(Roster roster, Mode mode, String fileName, Flux<byte[]> content, Command command) {
        return Mono.fromRunnable(() -> requireAllowed(roster, fileName, command))
                .then(Spool.of(content, RosterTable.MOST_BYTES, new SheetTooLarge(RosterTable.MOST_BYTES)))
                .flatMap(spool -> settle(roster, mode, fileName, spool, command).doFinally(_ -> spool.delete()))
                .doOnSuccess(_ -> provisioning.wake())
                .as(work -> log.once(command, Onboarding.class, work));
    }

    private static void requireAllowed(Roster roster, String fileName, Command command) {
        command.actor().requireRole(roster.by());
        FileName.require(fileName);
    }

    private Mono<Onboarding> settle(Roster roster, Mode mode, String fileName, Spool spool, Command command) {
        return Mono.fromCallable(() -> new Brought(roster, mode, fileName, spool, read(roster, spool)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(brought -> Mono.defer(() -> decided(brought, command))
                        .as(transaction::transactional)
                        .retryWhen(AGAIN_WHEN_OVERTAKEN));
    }

    private static RosterTable read(Roster roster, Spool spool) {
        if (spool.size() == 0) {
            throw new FileEmpty().asError();
        }
        return RosterTable.read(roster, spool.file());
    }

    private Mono<Onboarding> decided(Brought brought, Command command) {
        return switch (brought.roster) {
            case UNITS -> units(brought, command);
            case STAFF -> staff(brought, command);
            case POSTS -> posts(brought, command);
        };
    }

    private static Command within(Command command) {
        return Command.of(command.actor(), command.at());
    }

    private static List<String> texts(RosterTable table, Column... columns) {
        var texts = new ArrayList<String>();
        for (var column : columns) {
            table.rows().stream()
                    .map(row -> table.cell(row, column))
                    .filter(text -> !text.isEmpty())
                    .forEach(texts::add);
        }
        return texts.stream().distinct().toList();
    }

    private Mono<Onboarding> units(Brought brought, Command command) {
        var codes = texts(brought.table, Column.UNIT_CODE, Column.DEPARTMENT);
        return units.around(codes.isEmpty() ? List.of("-") : codes, Course.dayAt(command.at()))
                .flatMap(around -> {
                    var judged = new Judge(brought.table, command).units(around);
                    return stored(brought, judged, units.addAll(judged.good(), around, within(command)), command);
                });
    }

    private Mono<Onboarding> staff(Brought brought, Command command) {
        return places(brought, Column.UNIT_CODE, command)
                .zipWhen(_ -> staff.lock(texts(brought.table, Column.ACCOUNT)))
                .flatMap(both -> {
                    var judged = new Judge(brought.table, command).staff(both.getT1(), both.getT2());
                    return stored(brought, judged, staff.addAll(judged.good(), within(command)), command);
                });
    }

    private Mono<Map<String, Place>> places(Brought brought, Column column, Command command) {
        return units.places(texts(brought.table, column), Course.dayAt(command.at()), command.actor());
    }

    private Mono<Onboarding> posts(Brought brought, Command command) {
        return places(brought, Column.SCOPE, command)
                .zipWhen(_ -> staff.lock(texts(brought.table, Column.ACCOUNT)).map(known -> seen(known, command)))
                .zipWhen(both -> units.kinds(scopes(both.getT1(), both.getT2())))
                .flatMap(all -> {
                    var judged = new Judge(brought.table, command)
                            .posts(all.getT1().getT1(), all.getT2(), all.getT1().getT2());
                    return stored(brought, judged, staff.saveAll(judged.good(), within(command)), command);
                });
    }

    private static Map<String, Staff> seen(Map<String, Staff> known, Command command) {
        var seen = new HashMap<>(known);
        seen.values().removeIf(one -> !command.actor().scope().covers(one.unit().path()));
        return seen;
    }

    private static List<UnitPath> scopes(Map<String, Place> places, Map<String, Staff> known) {
        var scopes = new ArrayList<UnitPath>();
        places.values().forEach(place -> scopes.add(place.path()));
        known.values().forEach(one -> one.posts().forEach(post -> scopes.add(post.scope())));
        return scopes.stream().distinct().toList();
    }

    /** Keeps what became of the roster, and does what stores it when the mode says so. */
    private Mono<Onboarding> stored(Brought brought, Judged<?> judged, Mono<Void> store, Command command) {
        var stores = brought.mode.stores(judged.bad());
        var onboarding = new Onboarding(
                ids.next(),
                brought.roster,
                brought.mode,
                brought.fileName,
                brought.spool.sha256(),
                command.actor().account(),
                command.actor().scope(),
                command.at(),
                stores,
                brought.table.rows().size(),
                judged.goodRows(),
                judged.repeated(),
                judged.bad(),
                judged.faults());
        return (stores ? store : Mono.<Void>empty())
                .then(Mono.defer(() -> onboardings.add(onboarding, bytes(brought.spool), command)));
    }

    private static byte[] bytes(Spool spool) {
        try {
            return Files.readAllBytes(spool.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
