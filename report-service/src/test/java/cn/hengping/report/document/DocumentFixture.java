package cn.hengping.report.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import cn.hengping.platform.Ids;
import cn.hengping.platform.PlatformModule;
import cn.hengping.report.document.font.Fonts;
import tools.jackson.databind.json.JsonMapper;

/** The contract's approved evaluation, and a press to print it on. */
public final class DocumentFixture {
    public static final Fonts FONTS = new Fonts(Optional.empty());
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();

    private DocumentFixture() {}

    public static String contract() {
        try (var file = Objects.requireNonNull(DocumentFixture.class
                .getClassLoader()
                .getResourceAsStream("contracts/evaluation/SelfEvaluationApproved.v1.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApprovedEvaluation read(String json) {
        return JSON.readValue(json, ApprovedEvaluation.class);
    }

    static Press press() {
        var clock = Clock.fixed(Instant.parse("2025-02-26T01:00:00Z"), ZoneOffset.UTC);
        return new Press(FONTS, new Ids(clock, new Random(1)::nextLong), JSON, "http://localhost:8080");
    }
}
