package cn.hengping.budget.project;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What lies with a project beside its registration: where it was copied from, and the files of its basis documents. */
public record Annex(@Nullable Origin origin, List<BasisFile> files) {
    static final Annex NOTHING = new Annex(null, List.of());

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

    /** The files of documents that the registration still names. */
    Annex keeping(Registration registration) {
        return new Annex(
                origin,
                files.stream()
                        .filter(file -> registration.hasBasis(file.documentNumber()))
                        .toList());
    }
}
