package cn.hengping.budget.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The adopted entries as they stand at hand, found by the pairs of characters that they share with what somebody writes.
 *
 * <p>Likeness is the share of the pairs of an entry's name that the text has too: 0.00 to 1.00, half up. What was counted is
 * in the answer, so that a person can see why an entry was proposed.
 */
public final class Shelf {
    private static final int LEAST_SHARED = 2;
    private static final int LEAST_PERCENT = 40;

    /** An entry that may fit, how much, and the pairs of characters that say so. */
    public record Proposal(LibraryEntry entry, BigDecimal likeness, List<String> shared) {
        public Proposal {
            shared = List.copyOf(shared);
        }
    }

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingInt(Candidate::percent)
            .thenComparingInt(Candidate::shared)
            .thenComparingLong(Candidate::reuseCount)
            .reversed()
            .thenComparing(candidate -> candidate.entry().code());

    private final List<LibraryEntry> entries;
    private final int[] sizes;
    private final Map<String, int[]> byPair;

    public Shelf(List<LibraryEntry> entries) {
        this.entries = List.copyOf(entries);
        this.sizes = new int[entries.size()];
        var found = new HashMap<String, List<Integer>>();
        for (var i = 0; i < entries.size(); i++) {
            var pairs = Grams.pairs(Grams.plain(entries.get(i).wording().name()));
            sizes[i] = pairs.size();
            for (var pair : pairs) {
                found.computeIfAbsent(pair, _ -> new ArrayList<>()).add(i);
            }
        }
        this.byPair = new HashMap<>();
        found.forEach((pair, at) ->
                byPair.put(pair, at.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** The entries most like the text, at most so many, without those whose code or plain name is taken already. */
    public List<Proposal> like(String text, Set<String> taken, int most) {
        var pairs = Grams.pairs(Grams.plain(text));
        var shared = new int[sizes.length];
        for (var pair : pairs) {
            for (var at : byPair.getOrDefault(pair, new int[0])) {
                shared[at]++;
            }
        }
        return IntStream.range(0, sizes.length)
                .filter(at -> shared[at] >= LEAST_SHARED && percent(shared[at], sizes[at]) >= LEAST_PERCENT)
                .filter(at -> !isTaken(entries.get(at), taken))
                .mapToObj(at -> new Candidate(entries.get(at), percent(shared[at], sizes[at]), shared[at]))
                .sorted(BEST_FIRST)
                .limit(most)
                .map(candidate -> candidate.proposal(pairs))
                .toList();
    }

    private static boolean isTaken(LibraryEntry entry, Set<String> taken) {
        return taken.contains(entry.code())
                || taken.contains(Grams.plain(entry.wording().name()));
    }

    private static int percent(int shared, int size) {
        return (200 * shared + size) / (2 * size);
    }

    private record Candidate(LibraryEntry entry, int percent, int shared) {
        long reuseCount() {
            return entry.reuseCount();
        }

        Proposal proposal(Collection<String> pairs) {
            var own = Grams.pairs(Grams.plain(entry.wording().name()));
            return new Proposal(
                    entry,
                    BigDecimal.valueOf(percent, 2),
                    own.stream().filter(pairs::contains).toList());
        }
    }
}
