package cn.hengping.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import cn.hengping.platform.Refusal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Bytes on their way through a temporary file: counted, fingerprinted, and never more than allowed. Confined to one stream. */
public final class Spool {
    private static final int PART = 256 << 10;

    private final Path file;
    private final OutputStream out;
    private final MessageDigest digest;
    private final long most;
    private final Refusal tooLarge;
    private long size;

    private Spool(long most, Refusal tooLarge) {
        this.most = most;
        this.tooLarge = tooLarge;
        try {
            this.file = Files.createTempFile("hengping-spool", null);
            this.out = Files.newOutputStream(file);
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the content to a file; whatever interrupts it, the file goes. More bytes than the most are refused in these words. */
    public static Mono<Spool> of(Flux<byte[]> content, long most, Refusal tooLarge) {
        return Mono.fromCallable(() -> new Spool(most, tooLarge))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(spool -> content.publishOn(Schedulers.boundedElastic())
                        .reduce(spool, Spool::append)
                        .map(Spool::ended)
                        .doOnError(_ -> spool.delete())
                        .doOnCancel(spool::delete));
    }

    /** An empty file for somebody else to write. */
    public static Spool empty(Refusal tooLarge) {
        return new Spool(0, tooLarge).ended();
    }

    private Spool append(byte[] part) {
        size += part.length;
        if (size > most) {
            throw tooLarge.asError();
        }
        try {
            out.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        digest.update(part);
        return this;
    }

    private Spool ended() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Path file() {
        return file;
    }

    public long size() {
        return size;
    }

    /** Of what was written, once it has ended. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The content again, in parts of bounded size. */
    public Flux<byte[]> parts() {
        return FileParts.of(file, PART);
    }

    public void delete() {
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
