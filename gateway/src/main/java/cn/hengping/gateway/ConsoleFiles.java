package cn.hengping.gateway;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.core.Ordered;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves the console's files from memory: read once, about six megabytes. Their names carry a hash of their content, so that a
 * browser keeps them; the page that names them is {@link HomeController}'s.
 *
 * <p>Read from the jar for every request, now and then one tears when browsers leave in the middle of others: a reader who stays gets
 * a refusal in place of a script, and a page that never comes.
 */
@Component
class ConsoleFiles implements WebFilter, Ordered {
    private static final String FOLDER = "/static/";
    private static final String PAGE = "/index.html";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final CacheControl FOR_A_YEAR = CacheControl.maxAge(Duration.ofDays(365));

    private final Map<String, KeptFile> files = new HashMap<>();

    private static final class KeptFile {
        private final byte[] content;
        private final MediaType type;
        private final Instant modified;

        KeptFile(Resource file) throws IOException {
            content = file.getContentAsByteArray();
            type = MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM);
            modified = Instant.ofEpochMilli(file.lastModified());
        }
    }

    ConsoleFiles() throws IOException {
        for (var found : new PathMatchingResourcePatternResolver().getResources("classpath*:static/**")) {
            var address = found.getURL().getPath();
            if (found.isReadable() && !address.endsWith("/")) {
                files.put(address.substring(address.lastIndexOf(FOLDER) + FOLDER.length() - 1), new KeptFile(found));
            }
        }
    }

    /** The page that names all others; where no console was built it is missed when it is asked for. */
    Resource page() {
        var page = files.get(PAGE);
        return page == null ? new ClassPathResource("static" + PAGE) : new ByteArrayResource(page.content);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var file = files.get(request.getPath().value());
        var isAsked = READING.contains(request.getMethod());
        return file == null || !isAsked || request.getPath().value().equals(PAGE)
                ? chain.filter(exchange)
                : answer(exchange, file);
    }

    private static Mono<Void> answer(ServerWebExchange exchange, KeptFile file) {
        var response = exchange.getResponse();
        response.getHeaders().setCacheControl(FOR_A_YEAR);
        if (exchange.checkNotModified(file.modified)) {
            return response.setComplete();
        }
        response.getHeaders().setContentType(file.type);
        response.getHeaders().setContentLength(file.content.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(file.content)));
    }

    /** After security, whose headers these answers carry as well. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
