package cn.hengping.deploy.sizing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/** What the sizing rests on; each figure says whether it was measured, and where, or is assumed, and why. */
record Figures(List<Figure> all) {
    /**
     * @param name what other code calls it
     * @param kind {@code measured} or {@code assumed}
     * @param source how it was measured, or why it is assumed
     */
    record Figure(String name, String what, double value, String unit, String kind, String source) {
        boolean isMeasured() {
            return kind.equals("measured");
        }
    }

    static Figures shipped() {
        try (var file = Objects.requireNonNull(Figures.class.getResourceAsStream("/sizing/figures.json"))) {
            return new Figures(List.of(JsonMapper.builder().build().readValue(file, Figure[].class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double of(String name) {
        return all.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .value();
    }
}
