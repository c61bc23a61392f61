package cn.hengping.gateway;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.resource.PathResourceResolver;
import reactor.core.publisher.Mono;

/**
 * The console's files, read once and kept: about six megabytes.
 *
 * <p>Read from the jar for every request, they tear: a browser that leaves in the middle closes the stream under the reader's hands,
 * its inflater goes back to the pool twice, and the next two readers share it.
 */
@Component
class ConsoleFiles extends PathResourceResolver {
    private static final String FOLDER = "/static/";
    private static final String PAGE = "index.html";

    private final Map<String, Resource> files = new HashMap<>();

    ConsoleFiles() throws IOException {
        for (var found : new PathMatchingResourcePatternResolver().getResources("classpath*:static/**")) {
            var address = found.getURL().getPath();
            if (found.isReadable() && !address.endsWith("/")) {
                files.put(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length()), new KeptFile(found));
            }
        }
    }

    /** The page that names all others; where no console was built it is missed when it is asked for. */
    Resource page() {
        return files.getOrDefault(PAGE, new ClassPathResource("static/" + PAGE));
    }

    @Override
    protected Mono<Resource> getResource(String path, Resource location) {
        return Mono.justOrEmpty(files.get(path));
    }

    private static final class KeptFile extends ByteArrayResource {
        private final String name;
        private final long modified;

        KeptFile(Resource file) throws IOException {
            super(file.getContentAsByteArray(), file.getDescription());
            this.name = String.valueOf(file.getFilename());
            this.modified = file.lastModified();
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public long lastModified() {
            return modified;
        }
    }
}
