package cn.hengping.report.document.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.report.document.DocumentRefusal.GlyphMissing;
import cn.hengping.report.document.layout.Face;
import cn.hengping.report.document.layout.Metrics;
import cn.hengping.report.document.layout.Page;

/**
 * The fonts that are embedded. Free ones come with the service; an office that has licensed 仿宋, 小标宋, 黑体 or 楷体 puts
 * them into the configured folder as {@code body.ttf}, {@code title.ttf}, {@code hei.ttf}, {@code kai.ttf}.
 *
 * <p>They lie outside the heap and are never changed: any number of threads may print with them.
 */
public final class Fonts implements Metrics {
    private static final Map<Face, String> SHIPPED = Map.of(
            Face.BODY, "fonts/400Regular/NotoSerifSC_400Regular.ttf",
            Face.TITLE, "fonts/700Bold/NotoSerifSC_700Bold.ttf",
            Face.HEI, "fonts/500Medium/NotoSansSC_500Medium.ttf",
            Face.KAI, "fonts/400Regular/NotoSerifSC_400Regular.ttf");

    private final Map<Face, TrueType> fonts = new EnumMap<>(Face.class);

    public Fonts(Optional<Path> licensed) {
        var shipped = new HashMap<String, TrueType>();
        for (var face : Face.values()) {
            var own = licensed.map(folder -> folder.resolve(face.name().toLowerCase(Locale.ROOT) + ".ttf"))
                    .filter(Files::isRegularFile);
            fonts.put(
                    face,
                    own.isPresent()
                            ? read(own.get())
                            : shipped.computeIfAbsent(Objects.requireNonNull(SHIPPED.get(face)), Fonts::read));
        }
    }

    private static TrueType read(Path file) {
        try {
            return TrueType.read(outsideTheHeap(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("font " + file, e);
        }
    }

    private static TrueType read(String resource) {
        try (var file = Objects.requireNonNull(Fonts.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return TrueType.read(outsideTheHeap(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("font " + resource, e);
        }
    }

    private static ByteBuffer outsideTheHeap(byte[] content) {
        return ByteBuffer.allocateDirect(content.length).put(content).flip();
    }

    public TrueType font(Face face) {
        return Objects.requireNonNull(fonts.get(face));
    }

    public Map<Face, TrueType> faces() {
        return Map.copyOf(fonts);
    }

    @Override
    public boolean has(Face face, int character) {
        return font(face).glyph(character) != 0;
    }

    @Override
    public double advance(Face face, int character) {
        var font = font(face);
        var glyph = font.glyph(character);
        if (glyph == 0) {
            throw GlyphMissing.of(List.of(character), "").asError();
        }
        return (double) font.advance(glyph) / font.unitsPerEm();
    }

    /** What a text needs of the font of this face. */
    public Subset subset(Face face, String text) {
        var used = new BitSet(1 << 16);
        text.codePoints().forEach(used::set);
        return new Subset(font(face), used);
    }

    /** What these pages use of each font; faces that share a font share its subset. */
    public Map<TrueType, Subset> subsets(List<Page> pages) {
        var used = new LinkedHashMap<TrueType, BitSet>();
        for (var page : pages) {
            for (var mark : page.marks()) {
                if (mark instanceof Page.Run run) {
                    var characters = used.computeIfAbsent(font(run.face()), _ -> new BitSet(1 << 16));
                    for (var character : run.characters()) {
                        characters.set(character);
                    }
                }
            }
        }
        return Subset.of(used);
    }
}
