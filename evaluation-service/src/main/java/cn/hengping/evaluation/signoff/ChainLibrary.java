package cn.hengping.evaluation.signoff;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

import cn.hengping.evaluation.signoff.SignOffRefusal.NoSuchChain;
import org.jspecify.annotations.Nullable;

/**
 * The sign-off chains that a district uses (签批链库), each in versions that never change. It loads none that cannot be walked:
 * no dead end, no desk that is never reached, as far as the table of steps can tell.
 */
public final class ChainLibrary {
    /** A chain with its name, where it comes from, and the SHA-256 of its canonical content. */
    public record Known(String name, String source, String hash, SignOffChain chain) {
        public String code() {
            return String.valueOf(chain.code());
        }

        public int version() {
            return chain.version() == null ? 0 : chain.version();
        }
    }

    private final List<Known> known;

    public ChainLibrary(List<Known> known) {
        var seen = new HashSet<String>();
        for (var one : known) {
            var title = one.code() + "/" + one.version();
            if (!one.chain().faults().isEmpty()) {
                throw new IllegalStateException(
                        "chain " + title + ": " + one.chain().faults());
            }
            var outcome = Exploration.ofTable(one.chain().edges());
            if (!outcome.isSound()) {
                throw new IllegalStateException("chain " + title + ": " + outcome);
            }
            if (!seen.add(title)) {
                throw new IllegalStateException("chain " + title + " is there twice");
            }
        }
        this.known = known.stream()
                .sorted(Comparator.comparing(Known::code).thenComparingInt(Known::version))
                .toList();
    }

    public List<Known> all() {
        return known;
    }

    /** The highest version of this code; 0 when there is none. */
    public int newestVersion(String code) {
        return known.stream()
                .filter(one -> one.code().equals(code))
                .mapToInt(Known::version)
                .max()
                .orElse(0);
    }

    /** This version, or the newest where none is named. */
    public Known named(String code, @Nullable Integer version) {
        return known.stream()
                .filter(one -> one.code().equals(code) && (version == null || one.version() == version))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new NoSuchChain(code, version == null ? 0 : version).asError());
    }
}
