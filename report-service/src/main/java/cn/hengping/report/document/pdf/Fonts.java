package cn.hengping.report.document.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.report.document.DocumentRefusal.GlyphMissing;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Metrics;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that are embedded. Free ones come with the service; an office that has licensed 仿宋, 小标宋, 黑体 or 楷体 puts
 * them into the configured folder as {@code body.ttf}, {@code title.ttf}, {@code hei.ttf}, {@code kai.ttf}.
 *
 * <p>Not for several threads at once: fonts read their tables as they are asked.
 */
public final class Fonts implements Metrics {
    private static final Map<Face, String> SHIPPED = Map.of(
            Face.BODY, "fonts/400Regular/NotoSerifSC_400Regular.ttf",
            Face.TITLE, "fonts/700Bold/NotoSerifSC_700Bold.ttf",
            Face.HEI, "fonts/500Medium/NotoSansSC_500Medium.ttf",
            Face.KAI, "fonts/400Regular/NotoSerifSC_400Regular.ttf");

    private final Map<Face, TrueTypeFont> fonts = new EnumMap<>(Face.class);
    private final Map<Face, CmapLookup> characters = new EnumMap<>(Face.class);

    public Fonts(Optional<Path> licensed) {
        var parsed = new java.util.HashMap<String, TrueTypeFont>();
        for (var face : Face.values()) {
            var own = licensed.map(folder -> folder.resolve(face.name().toLowerCase(java.util.Locale.ROOT) + ".ttf"))
                    .filter(Files::isRegularFile);
            var font = own.isPresent()
                    ? parse(own.get())
                    : parsed.computeIfAbsent(Objects.requireNonNull(SHIPPED.get(face)), Fonts::parse);
            fonts.put(face, font);
            characters.put(face, lookup(font));
        }
    }

    private static TrueTypeFont parse(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }

    private static TrueTypeFont parse(String resource) {
        try (var file = Objects.requireNonNull(Fonts.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("font " + resource, e);
        }
    }

    private static TrueTypeFont parse(byte[] content) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(content));
    }

    private static CmapLookup lookup(TrueTypeFont font) {
        try {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TrueTypeFont font(Face face) {
        return Objects.requireNonNull(fonts.get(face));
    }

    int glyph(Face face, int character) {
        var glyph = Objects.requireNonNull(characters.get(face)).getGlyphId(character);
        if (glyph == 0) {
            throw new GlyphMissing(Character.toString(character), "U+%04X".formatted(character)).asError();
        }
        return glyph;
    }

    @Override
    public double advance(Face face, int character) {
        try {
            var font = font(face);
            return (double) font.getAdvanceWidth(glyph(face, character)) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
