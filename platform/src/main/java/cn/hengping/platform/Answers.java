package cn.hengping.platform;

import java.net.URI;

import org.springframework.http.ResponseEntity;

/** Answers whose ETag is the version that the caller must name to change the thing. */
public interface Answers {
    static <V> ResponseEntity<V> ok(V view, long version) {
        return ResponseEntity.ok().eTag(etag(version)).body(view);
    }

    static <V> ResponseEntity<V> created(String location, V view, long version) {
        return ResponseEntity.created(URI.create(location)).eTag(etag(version)).body(view);
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
