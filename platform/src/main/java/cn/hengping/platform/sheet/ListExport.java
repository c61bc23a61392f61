package cn.hengping.platform.sheet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import cn.hengping.platform.Page;
import cn.hengping.platform.sheet.SheetWriter.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A list as a table to take away (清单导出): the same rows that its reader is shown page by page, all of them. Whoever may see a row
 * in the list has it here, and nobody else, because it is the list's own pages that are written.
 */
public final class ListExport<R> {
    /** More rows than that nobody reads in a table. */
    private static final int MOST = 200_000;

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final String name;
    private final List<String> titles;
    private final Function<R, List<? extends @Nullable Object>> cells;

    /** Constants among the cells are written in an official's words, moments as their day in Beijing. */
    public ListExport(
            String name,
            List<String> titles,
            Function<R, List<? extends @Nullable Object>> cells,
            MessageSource messages) {
        this.name = name;
        this.titles = List.copyOf(titles);
        this.cells = inWords(cells, messages);
    }

    /** The same cells, with constants in an official's words and moments as their day in Beijing. */
    public static <R> Function<R, List<? extends @Nullable Object>> inWords(
            Function<R, List<? extends @Nullable Object>> cells, MessageSource messages) {
        return row -> cells.apply(row).stream()
                .<@Nullable Object>map(cell -> written(cell, messages))
                .toList();
    }

    private static @Nullable Object written(@Nullable Object cell, MessageSource messages) {
        return switch (cell) {
            case Enum<?> constant -> word(constant, messages);
            case Instant moment -> LocalDate.ofInstant(moment, BEIJING);
            case null, default -> cell;
        };
    }

    /** A constant in an official's words. */
    public static String word(Enum<?> constant, MessageSource messages) {
        return Objects.requireNonNull(messages.getMessage(constant.name(), null, constant.name(), Locale.CHINA));
    }

    /** The pages of a list. */
    public interface Pages<R> {
        /** At most {@link Page#MOST} rows after this cursor; from the beginning when there is none. */
        Mono<Page<R>> after(@Nullable String cursor);
    }

    public Mono<ResponseEntity<Flux<DataBuffer>>> answer(Format format, Pages<R> pages) {
        return SheetExport.of(format, name, titles, rows(pages), cells, MOST).map(parts -> answer(name, format, parts));
    }

    private static <R> Flux<R> rows(Pages<R> pages) {
        return pages.after(null)
                .expand(page -> page.next() == null ? Mono.empty() : pages.after(page.next()))
                .concatMapIterable(Page::items);
    }

    /** A table that is saved under this name; a reader's browser keeps it and never runs it. */
    public static ResponseEntity<Flux<DataBuffer>> answer(String name, Format format, Flux<byte[]> parts) {
        var disposition = ContentDisposition.attachment()
                .filename(name + format.suffix(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .body(parts.map(DefaultDataBufferFactory.sharedInstance::wrap));
    }
}
