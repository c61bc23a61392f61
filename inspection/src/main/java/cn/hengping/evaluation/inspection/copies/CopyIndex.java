package cn.hengping.evaluation.inspection.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Paragraphs by their fingerprints, cut into bands: two fingerprints that differ in at most three bits agree in at least one of
 * four bands of 16 bits, so only paragraphs of the same band are compared. Not safe for several threads.
 */
public final class CopyIndex {
    private static final int BANDS = 4;
    private static final int BAND_BITS = 16;
    private static final int NEAR = 3;
    private static final double ALIKE = 0.8;
    private static final int SHORTEST = 40;
    private static final int MOST_OF_ONE_BAND = 512;

    /** A paragraph of somebody's report. */
    public record Paragraph(String owner, int start, int end, String text) {}

    /** Two paragraphs of different owners that are nearly the same. */
    public record Copy(Paragraph here, Paragraph there, double alike) {}

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private long[] fingerprints = new long[1_024];
    private final List<Map<Integer, int[]>> bands = new ArrayList<>();
    private long comparisons;

    public CopyIndex() {
        for (var band = 0; band < BANDS; band++) {
            bands.add(new HashMap<>());
        }
    }

    /** Adds a paragraph, and answers those of other owners that it is a copy of; a short one is nobody's. */
    public List<Copy> add(Paragraph paragraph) {
        var shape = SimHash.shape(paragraph.text());
        if (shape.length() < SHORTEST) {
            return List.of();
        }
        var fingerprint = SimHash.of(shape);
        var copies = copies(paragraph, shape, fingerprint);
        var number = paragraphs.size();
        if (number == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, number * 2);
        }
        fingerprints[number] = fingerprint;
        paragraphs.add(paragraph);
        for (var band = 0; band < BANDS; band++) {
            bands.get(band).merge(key(fingerprint, band), new int[] {number}, CopyIndex::joined);
        }
        return copies;
    }

    /** A boilerplate that hundreds share is known well enough from its first ones. */
    private static int[] joined(int[] one, int[] other) {
        if (one.length >= MOST_OF_ONE_BAND) {
            return one;
        }
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private static int key(long fingerprint, int band) {
        return (int) (fingerprint >>> (band * BAND_BITS)) & 0xFFFF;
    }

    private List<Copy> copies(Paragraph paragraph, String shape, long fingerprint) {
        var copies = new ArrayList<Copy>();
        var seen = new HashSet<Integer>();
        for (var band = 0; band < BANDS; band++) {
            for (var number : bands.get(band).getOrDefault(key(fingerprint, band), new int[0])) {
                comparisons++;
                if (SimHash.distance(fingerprint, fingerprints[number]) > NEAR || !seen.add(number)) {
                    continue;
                }
                var other = paragraphs.get(number);
                var alike = other.owner().equals(paragraph.owner())
                        ? 0
                        : SimHash.resemblance(shape, SimHash.shape(other.text()));
                if (alike >= ALIKE) {
                    copies.add(new Copy(paragraph, other, alike));
                }
            }
        }
        return copies;
    }

    public int size() {
        return paragraphs.size();
    }

    /** How many pairs of fingerprints were looked at so far. */
    public long comparisons() {
        return comparisons;
    }
}
