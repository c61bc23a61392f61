package cn.hengping.report.document.outline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.report.document.DocumentKind;
import cn.hengping.report.document.outline.OutlineRefusal.OutlineCodeShipped;
import tools.jackson.databind.json.JsonMapper;

/** The outlines that come with the service; a district that has approved none of its own prints by these. */
public final class ShippedOutlines {
    private static final List<String> NAMES =
            List.of("founding-1", "national-1", "table-national-1", "table-nature-1", "table-review-1");

    private final List<Outline> outlines;

    public ShippedOutlines(JsonMapper json) {
        outlines = NAMES.stream().map(name -> read(json, name)).toList();
    }

    private static Outline read(JsonMapper json, String name) {
        try (var file = Objects.requireNonNull(
                ShippedOutlines.class.getClassLoader().getResourceAsStream("outlines/" + name + ".json"), name)) {
            return json.readValue(file, Outline.class).checked();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Outline> all() {
        return outlines;
    }

    public Outline get(String code) {
        return outlines.stream()
                .filter(outline -> outline.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    /** Refuses a code that an outline of an office may not take, of whichever kind it is. */
    void requireFree(String code) {
        if (outlines.stream().anyMatch(outline -> outline.code().equals(code))) {
            throw new OutlineCodeShipped(code).asError();
        }
    }

    /** The shipped outline of this kind and code, if there is one. */
    public Optional<Outline> find(DocumentKind kind, String code) {
        return outlines.stream()
                .filter(outline -> outline.kind() == kind && outline.code().equals(code))
                .findFirst();
    }

    /** What is printed by where nothing else was decided. */
    public Outline usual(DocumentKind kind) {
        return get(
                switch (kind) {
                    case REPORT -> "founding";
                    case TABLE -> "table-national";
                });
    }
}
