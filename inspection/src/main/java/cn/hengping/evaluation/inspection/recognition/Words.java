package cn.hengping.evaluation.inspection.recognition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The word lists that the inspection works with, line by line. They are data: a bureau adds its own in a folder, file by file of the
 * same name, and what it adds counts beside what is shipped.
 */
public final class Words {
    private static final String SHIPPED = "/inspection/";

    private final @Nullable Path own;

    public Words(@Nullable Path own) {
        this.own = own;
    }

    /** The lines of a list without blank ones and remarks. */
    public List<String> lines(String file) {
        var lines = new ArrayList<String>();
        try (var in = Words.class.getResourceAsStream(SHIPPED + file)) {
            if (in == null) {
                throw new IllegalStateException("no list " + file);
            }
            lines.addAll(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            var added = own == null ? null : own.resolve(file);
            if (added != null && Files.isRegularFile(added)) {
                lines.addAll(Files.readAllLines(added, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The rows of a list whose fields are parted by tabs. */
    public List<List<String>> rows(String file) {
        return lines(file).stream().map(line -> List.of(line.split("\t+", -1))).toList();
    }
}
