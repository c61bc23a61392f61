package cn.hengping.budget.project;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What lies with a project beside its registration: where it was copied from, and the files of its basis documents.
 *
 * @param adjusted how many adjustments changed what was approved; absent where none did
 */
public record Annex(
        @Nullable Origin origin,
        List<BasisFile> files,
        @Nullable Integer adjusted) {
    static final Annex NOTHING = new Annex(null, List.of());

    Annex(@Nullable Origin origin, List<BasisFile> files) {
        this(origin, files, null);
    }

    public Annex {
        files = List.copyOf(files);
    }

    Annex with(BasisFile file) {
        return new Annex(origin, Stream.concat(files.stream(), Stream.of(file)).toList());
    }

    Annex without(UUID id) {
        return new Annex(
                origin, files.stream().filter(file -> !file.id().equals(id)).toList());
    }

    Annex adjustedOnceMore(Registration registration, List<BasisFile> brought) {
        var named = brought.stream().filter(file -> registration.hasBasis(file.documentNumber()));
        var all = Stream.concat(files.stream(), named).toList();
        return new Annex(origin, all, adjusted == null ? 1 : adjusted + 1);
    }

    /** The files of documents that the registration still names. */
    Annex keeping(Registration registration) {
        return new Annex(
                origin,
                files.stream()
                        .filter(file -> registration.hasBasis(file.documentNumber()))
                        .toList());
    }
}
