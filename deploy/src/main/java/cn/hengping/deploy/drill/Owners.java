package cn.hengping.deploy.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which process has the other end of a connection, as the kernel tells. */
final class Owners {
    private static final int LOCAL = 1;
    private static final int INODE = 9;

    private Owners() {}

    /** Who of these, by name and process id, talks from this port of this machine. */
    static Optional<String> ofPort(int port, Map<String, Long> processes) {
        return inode(port)
                .flatMap(inode -> processes.entrySet().stream()
                        .filter(one -> has(one.getValue(), "socket:[" + inode + "]"))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }

    private static Optional<String> inode(int port) {
        var end = ":%04X".formatted(port);
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (var lines = Files.lines(Path.of(table))) {
                var found = lines.map(line -> line.strip().split("\\s+"))
                        .filter(fields ->
                                fields.length > INODE && fields[LOCAL].endsWith(end) && !fields[INODE].equals("0"))
                        .map(fields -> fields[INODE])
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException _) {
                // Not every kernel has both.
            }
        }
        return Optional.empty();
    }

    private static boolean has(long process, String socket) {
        try (var files = Files.list(Path.of("/proc", Long.toString(process), "fd"))) {
            return files.anyMatch(file -> leadsTo(file, socket));
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean leadsTo(Path file, String target) {
        try {
            return Files.readSymbolicLink(file).toString().equals(target);
        } catch (IOException _) {
            return false;
        }
    }
}
