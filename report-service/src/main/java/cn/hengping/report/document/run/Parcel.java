package cn.hengping.report.document.run;

import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.hengping.platform.Actor;
import cn.hengping.report.document.Documents;
import cn.hengping.report.document.FileName;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.run.PrintRunRefusal.ParcelTooLarge;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a job printed as one zip file, with a manifest: every file's name, fingerprints and code. It is written while it is sent, a
 * document at a time, however many there are.
 */
@Component
public class Parcel {
    /** What a zip file without extensions holds. */
    private static final int MOST_FILES = 65_000;

    private final PrintRuns runs;
    private final Documents documents;
    private final JsonMapper json;

    Parcel(PrintRuns runs, Documents documents, JsonMapper json) {
        this.runs = runs;
        this.documents = documents;
        this.json = json;
    }

    /** A line of the manifest. */
    record Entry(
            String file,
            String projectCode,
            String projectName,
            String unitName,
            String kind,
            String edition,
            String code,
            int pages,
            long bytes,
            String sha256,
            String sm3) {
        static Entry of(Rendered rendered) {
            return new Entry(
                    path(rendered),
                    rendered.projectCode(),
                    rendered.projectName(),
                    rendered.unitName(),
                    rendered.kind().title(),
                    rendered.edition().name(),
                    rendered.code(),
                    rendered.pages(),
                    rendered.bytes(),
                    rendered.sha256(),
                    rendered.sm3());
        }
    }

    /** The pieces of the zip file, in order. */
    public Mono<Flux<byte[]>> of(PrintRun run, Actor actor) {
        return runs.documents(run.id(), actor).collectList().map(found -> pieces(found, actor));
    }

    private Flux<byte[]> pieces(List<Rendered> found, Actor actor) {
        if (found.size() > MOST_FILES) {
            throw new ParcelTooLarge(found.size(), MOST_FILES).asError();
        }
        return Flux.defer(() -> {
            var archive = new Archive();
            var manifest = json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(found.stream().map(Entry::of).toList());
            archive.add("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
            return Flux.fromIterable(found)
                    .concatMap(
                            rendered -> documents
                                    .content(rendered.id(), actor)
                                    .map(content -> archive.store(path(rendered), content)
                                            .drain()),
                            1)
                    .concatWith(Mono.fromSupplier(archive::bytes));
        });
    }

    /** Unit, then file; the code keeps equal names apart. */
    private static String path(Rendered rendered) {
        var unit = FileName.part(rendered.unitName());
        var name = rendered.fileName();
        var dot = name.lastIndexOf('.');
        return unit + "/" + name.substring(0, dot) + "_" + rendered.code() + name.substring(dot);
    }
}
