package cn.hengping.evaluation.inspection.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Paragraphs by the keys of their prints: only paragraphs that share a key are compared. Not safe for several threads. */
public final class CopyIndex {
    private static final int MOST_OF_ONE_KEY = 512;
    private static final double LEAST_OF_SHAPES = 0.5;

    /** A paragraph of somebody's report; the owner is the report, and owners of the same {@code subject} do not copy each other. */
    public record Paragraph(String owner, String subject, int start, int end, String text) {}

    /** Two paragraphs of different owners that are nearly the same. */
    public record Copy(Paragraph here, Paragraph there, double alike) {}

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final Map<Long, int[]> byKey = new HashMap<>();
    private long comparisons;

    /** Adds a paragraph, and answers those of other subjects that it is a copy of, first ones first; a short one is nobody's. */
    public List<Copy> add(Paragraph paragraph) {
        var shape = SimHash.shape(paragraph.text());
        if (shape.length() < Print.SHORTEST) {
            return List.of();
        }
        var print = Print.of(shape);
        var copies = copies(paragraph, shape, print);
        var number = paragraphs.size();
        paragraphs.add(paragraph);
        for (var key : print.keys()) {
            byKey.merge(key, new int[] {number}, CopyIndex::joined);
        }
        return copies;
    }

    /** A boilerplate that hundreds share is known well enough from its first ones. */
    private static int[] joined(int[] one, int[] other) {
        if (one.length >= MOST_OF_ONE_KEY) {
            return one;
        }
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }

    private List<Copy> copies(Paragraph paragraph, String shape, Print print) {
        var candidates = new TreeSet<Integer>();
        for (var key : print.keys()) {
            for (var number : byKey.getOrDefault(key, new int[0])) {
                candidates.add(number);
            }
        }
        var copies = new ArrayList<Copy>();
        for (var number : candidates) {
            var other = paragraphs.get(number);
            var isOwn =
                    other.owner().equals(paragraph.owner()) || other.subject().equals(paragraph.subject());
            if (isOwn || !isOfLikeLength(paragraph.text(), other.text())) {
                continue;
            }
            comparisons++;
            var alike = SimHash.resemblance(shape, SimHash.shape(other.text()));
            if (alike >= Print.ALIKE) {
                copies.add(new Copy(paragraph, other, alike));
            }
        }
        return copies;
    }

    private static boolean isOfLikeLength(String one, String other) {
        return Math.min(one.length(), other.length()) >= LEAST_OF_SHAPES * Math.max(one.length(), other.length());
    }

    public int size() {
        return paragraphs.size();
    }

    /** How many pairs of texts were compared so far. */
    public long comparisons() {
        return comparisons;
    }
}
