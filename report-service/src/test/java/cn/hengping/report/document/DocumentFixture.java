package cn.hengping.report.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import cn.hengping.platform.Ids;
import cn.hengping.platform.PlatformModule;
import cn.hengping.report.document.font.Fonts;
import cn.hengping.report.document.outline.Filling;
import cn.hengping.report.document.outline.Outline;
import cn.hengping.report.document.outline.ShippedOutlines;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract's approved evaluation, and a press to print it on. */
public final class DocumentFixture {
    public static final Fonts FONTS = new Fonts(Optional.empty());
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();

    private DocumentFixture() {}

    public static String contract() {
        return resource("contracts/evaluation/SelfEvaluationApproved.v1.json");
    }

    /** The contract's review of the contract's evaluation. */
    public static String review() {
        return resource("contracts/evaluation/EvaluationReviewed.v1.json");
    }

    /** An evaluation that stays as it is, whatever the contract's example becomes: the golden pages show it. */
    public static String golden() {
        return resource("golden/evaluation.json");
    }

    private static String resource(String name) {
        try (var file =
                Objects.requireNonNull(DocumentFixture.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The golden evaluation with so many indicators. */
    static String withLines(int count) {
        var tree = (ObjectNode) JSON.readTree(golden());
        var given = (ArrayNode) tree.path("lines");
        var lines = JSON.createArrayNode();
        for (var i = 0; i < count; i++) {
            lines.add(given.get(i % given.size()));
        }
        return tree.set("lines", lines).toString();
    }

    static ApprovedEvaluation read(String json) {
        return JSON.readValue(json, ApprovedEvaluation.class);
    }

    public static List<Rendered.File> print(String json) {
        var press = press();
        return press.print(read(json), Edition.FULL, press.usual());
    }

    /** The golden evaluation's document as PDF, by this outline. */
    public static Rendered.File pdf(String outline) {
        var press = press();
        var chosen = outline(outline);
        var outlines = chosen.kind() == DocumentKind.TABLE
                ? new Press.Outlines(chosen, press.usual(DocumentKind.REPORT))
                : new Press.Outlines(press.usual(DocumentKind.TABLE), chosen);
        return press.print(read(golden()), Edition.FULL, outlines).stream()
                .filter(file -> file.about().format() == DocumentFormat.PDF
                        && file.about().kind() == chosen.kind())
                .findFirst()
                .orElseThrow();
    }

    static Outline outline(String code) {
        return new ShippedOutlines(JSON).get(code);
    }

    static Document document(String code, String json) {
        return Filling.of(outline(code), read(json));
    }

    static Press press() {
        var clock = Clock.fixed(Instant.parse("2025-02-26T01:00:00Z"), ZoneOffset.UTC);
        return new Press(FONTS, new Ids(clock, new Random(1)::nextLong), JSON, "http://localhost:8080");
    }
}
