package cn.hengping.deploy.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import cn.hengping.deploy.Failed;

/** Copies folders with every right and owner, and notes what each file's bytes came to. */
final class Tree {
    private Tree() {}

    /**
     * Copies what the filter lets through, and answers the SHA-256 of each file by its place. A file that is gone before it could
     * be read is not missed: PostgreSQL drops files while it works.
     */
    static Map<String, String> copy(Path from, Path to, Predicate<Path> filter) {
        var digests = new TreeMap<String, String>();
        try (var paths = Files.walk(from)) {
            for (var path :
                    paths.filter(path -> filter.test(from.relativize(path))).toList()) {
                copyOne(path, to.resolve(from.relativize(path).toString()), from.relativize(path), digests);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return digests;
    }

    private static void copyOne(Path from, Path to, Path place, Map<String, String> digests) throws IOException {
        try {
            if (Files.isDirectory(from)) {
                Files.createDirectories(to.getParent());
                Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            } else {
                digests.put(place.toString(), copyFile(from, to));
            }
        } catch (NoSuchFileException _) {
            Files.deleteIfExists(to);
        }
    }

    private static String copyFile(Path from, Path to) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(from), digest)) {
            Files.copy(in, to);
        }
        Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        Files.setOwner(to, Files.getOwner(from));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the digests as {@code sha256sum -c} reads them. */
    static void write(Map<String, String> digests, Path file) throws IOException {
        Files.write(
                file,
                digests.entrySet().stream()
                        .map(entry -> entry.getValue() + "  " + entry.getKey())
                        .toList());
    }

    /** Refuses a copy whose bytes are not those that were noted. */
    static void requireSame(Map<String, String> copied, Path file) throws IOException {
        var noted = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            noted.put(line.substring(66), line.substring(0, 64));
        }
        if (!noted.equals(copied)) {
            throw new Failed("备份的文件与登记的指纹不符：" + file.getParent());
        }
    }
}
