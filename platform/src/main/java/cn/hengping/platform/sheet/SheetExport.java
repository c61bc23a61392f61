package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import cn.hengping.platform.sheet.SheetRefusal.TooManyToExport;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A list on its way out as a table: its rows are written to a temporary file as the database gives them, and the file is
 * handed out after. So a slow reader holds a file open and no connection, and memory stays the same for any length.
 */
public final class SheetExport {
    private static final int PART = 64 << 10;

    private final Path file;
    private final SheetWriter writer;
    private final int most;
    private int rows;

    private SheetExport(Format format, String name, List<String> titles, int most) {
        this.most = most;
        try {
            file = Files.createTempFile("hengping-export", format.suffix());
            writer = SheetWriter.to(Files.newOutputStream(file), format, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writer.header(titles.toArray(String[]::new));
    }

    /** The table in parts; a list of more rows than the most is refused before the first part. */
    public static <R> Mono<Flux<byte[]>> of(
            Format format,
            String name,
            List<String> titles,
            Flux<R> rows,
            Function<R, List<? extends @Nullable Object>> cells,
            int most) {
        return Mono.fromCallable(() -> new SheetExport(format, name, titles, most))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(export -> rows.publishOn(Schedulers.boundedElastic())
                        .reduce(export, (written, row) -> written.add(cells.apply(row)))
                        .map(SheetExport::ended)
                        .doOnError(_ -> export.delete())
                        .doOnCancel(export::delete))
                .map(export -> export.parts().doFinally(_ -> export.delete()));
    }

    private SheetExport add(List<? extends @Nullable Object> cells) {
        if (++rows > most) {
            throw new TooManyToExport(most).asError();
        }
        writer.row(cells);
        return this;
    }

    private SheetExport ended() {
        writer.close();
        return this;
    }

    private Flux<byte[]> parts() {
        return FileParts.of(file, PART);
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
