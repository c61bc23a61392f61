package cn.hengping.budget.onboarding;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.hengping.budget.upload.MarkedTable;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.sheet.SheetRefusal.SheetTooLarge;
import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Format;
import cn.hengping.platform.sheet.Spool;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives an uploaded roster back with its bad cells marked, and the empty one to begin with. */
@Component
public class RosterWorkbook {
    private final Onboardings onboardings;

    RosterWorkbook(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    /** The empty table of a roster. */
    public static byte[] template(Roster roster, Format format) {
        var out = new ByteArrayOutputStream();
        try (var table = SheetWriter.to(out, format, "名册")) {
            table.header(roster.titles());
        }
        return out.toByteArray();
    }

    /**
     * The uploaded roster with the remarks of its faults.
     *
     * @param remark what to say about a fault, in the reader's language
     */
    public Mono<byte[]> marked(Onboarding onboarding, Function<RowFault, String> remark) {
        return onboardings
                .content(onboarding.id())
                .flatMap(content ->
                        Spool.of(Flux.just(content), RosterTable.MOST_BYTES, new SheetTooLarge(RosterTable.MOST_BYTES)))
                .flatMap(spool -> Mono.fromCallable(() -> written(onboarding, spool, remark))
                        .subscribeOn(Schedulers.boundedElastic())
                        .doFinally(_ -> spool.delete()));
    }

    private static byte[] written(Onboarding onboarding, Spool spool, Function<RowFault, String> remark) {
        var faults = onboarding.faults().stream().collect(Collectors.groupingBy(RowFault::row));
        var out = new ByteArrayOutputStream();
        if (MarkedTable.isCopied(spool.file(), faults, remark, out)) {
            return out.toByteArray();
        }
        var upload = RosterTable.read(onboarding.roster(), spool.file());
        try (var table = SheetWriter.to(out, Format.XLSX, "名册")) {
            table.header(upload.titles().toArray(String[]::new));
            var written = 1;
            for (var row : upload.rows()) {
                MarkedTable.skip(table, written, row);
                written = Math.max(written + 1, row.number());
                table.row(MarkedTable.cells(row, faults.getOrDefault(row.number(), List.of()), remark));
            }
        }
        return out.toByteArray();
    }
}
