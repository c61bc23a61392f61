package cn.hengping.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** What a caller sends as the bytes of a file. */
public interface Uploaded {

    /** A request's body in bytes of our own, as it comes; without a body there are none. */
    static Flux<byte[]> bytes(@Nullable Flux<DataBuffer> body) {
        return body == null ? Flux.empty() : body.map(Uploaded::bytes);
    }

    /** The bytes of a buffer, which is given back. */
    static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
