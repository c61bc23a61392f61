package cn.hengping.budget.execution;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.hengping.budget.upload.MarkedTable;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.sheet.SheetWriter;
import cn.hengping.platform.sheet.SheetWriter.Format;
import cn.hengping.platform.sheet.Spool;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Gives an uploaded table back with its bad cells marked, and the empty table to begin with. */
@Component
public class ImportWorkbook {
    private final Imports imports;

    ImportWorkbook(Imports imports) {
        this.imports = imports;
    }

    /** The empty table: its titles and a line that shows how each is written. */
    public static void template(OutputStream out, Format format) {
        try (var table = SheetWriter.to(out, format, "支付")) {
            var titles = java.util.Arrays.stream(PaymentColumn.values())
                    .map(PaymentColumn::title)
                    .toArray(String[]::new);
            table.header(titles);
        }
    }

    /**
     * The uploaded table with the remarks of its faults, as a file in parts.
     *
     * @param remark what to say about a fault, in the reader's language
     */
    public Flux<byte[]> marked(PaymentImport order, Function<RowFault, String> remark) {
        return imports.faultsFrom(order.id(), 0, PaymentFile.MOST_BAD_ROWS * PaymentColumn.values().length)
                .collect(Collectors.groupingBy(RowFault::row))
                .zipWith(Spool.of(imports.content(order.id()), PaymentFile.MOST_BYTES, PaymentFile.TOO_LARGE))
                .flatMap(both -> Mono.fromCallable(() -> marked(order, both.getT2(), both.getT1(), remark))
                        .subscribeOn(Schedulers.boundedElastic())
                        .doFinally(_ -> both.getT2().delete()))
                .flatMapMany(spool -> spool.parts().doFinally(_ -> spool.delete()));
    }

    private static Spool marked(
            PaymentImport order, Spool upload, Map<Integer, List<RowFault>> faults, Function<RowFault, String> remark) {
        var marked = Spool.empty(PaymentFile.TOO_LARGE);
        try (var out = Files.newOutputStream(marked.file())) {
            if (!order.wasReadToItsEnd() || !MarkedTable.isCopied(upload.file(), faults, remark, out)) {
                write(upload, faults, remark, out);
            }
            return marked;
        } catch (IOException e) {
            marked.delete();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            marked.delete();
            throw e;
        }
    }

    /** Anew, row by row; a file that is refused as a whole is refused here in the same words. */
    private static void write(
            Spool upload, Map<Integer, List<RowFault>> faults, Function<RowFault, String> remark, OutputStream out) {
        try (var file = PaymentFile.of(upload);
                var table = SheetWriter.to(out, Format.XLSX, "支付")) {
            table.header(file.titles().toArray(String[]::new));
            var written = 1;
            for (var row = file.next(); row != null; row = file.next()) {
                MarkedTable.skip(table, written, row);
                table.row(MarkedTable.cells(row, faults.getOrDefault(row.number(), List.of()), remark));
                written = Math.max(written + 1, row.number());
            }
        }
    }
}
