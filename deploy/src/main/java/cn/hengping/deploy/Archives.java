package cn.hengping.deploy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks what the Maven artifacts hold. A folder appears only when it is whole. */
public final class Archives {
    private Archives() {}

    public static void gzip(Path archive, Path folder) {
        try (var in = new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            unpack(in, folder, 1);
        } catch (IOException e) {
            throw new Failed("不能展开 " + archive.getFileName() + "：" + e.getMessage(), e);
        }
    }

    public static void xz(InputStream archive, Path folder) {
        try (var in = new XZCompressorInputStream(new BufferedInputStream(archive))) {
            unpack(in, folder, 0);
        } catch (IOException e) {
            throw new Failed("不能展开 " + folder.getFileName() + "：" + e.getMessage(), e);
        }
    }

    private static void unpack(InputStream in, Path folder, int strip) throws IOException {
        var growing = folder.resolveSibling(folder.getFileName() + ".part");
        Home.delete(growing);
        Files.createDirectories(growing);
        try (var tar = new TarArchiveInputStream(in)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = Path.of(entry.getName()).normalize();
                if (path.getNameCount() > strip) {
                    entry(tar, entry, inside(growing, path.subpath(strip, path.getNameCount())));
                }
            }
        }
        Files.move(growing, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path inside(Path folder, Path path) {
        var target = folder.resolve(path).normalize();
        if (!target.startsWith(folder)) {
            throw new Failed("归档中有越界的路径：" + path);
        }
        return target;
    }

    private static void entry(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        var parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try {
            Files.copy(tar, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if ((entry.getMode() & 0111) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
