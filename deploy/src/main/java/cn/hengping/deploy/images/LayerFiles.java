package cn.hengping.deploy.images;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import cn.hengping.deploy.Failed;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What a layer will hold. The tar that comes of it depends on names, content and modes alone: its entries are in the order of
 * their names and all of one time, and bits that lend somebody's rights (setuid, setgid) are dropped.
 */
final class LayerFiles {
    private static final int WORLD_WRITABLE_FOLDER = 01777;

    private final Instant time;
    private final Map<String, Item> items = new TreeMap<>();

    private sealed interface Item {}

    private record Folder(int mode, int owner, int group) implements Item {}

    private record Text(String content, int mode) implements Item {}

    private record Copied(Path from, int mode, int owner, int group, Object inode) implements Item {}

    private record Link(String target) implements Item {}

    LayerFiles(Instant time) {
        this.time = time;
    }

    /** A folder that belongs to this user. */
    LayerFiles folder(String name, int owner) {
        items.put(name, new Folder(0755, owner, owner));
        return this;
    }

    LayerFiles text(String name, String content) {
        return text(name, content, 0644);
    }

    LayerFiles program(String name, String content) {
        return text(name, content, 0755);
    }

    private LayerFiles text(String name, String content, int mode) {
        items.put(name, new Text(content, mode));
        return this;
    }

    LayerFiles link(String name, String target) {
        items.put(name, new Link(target));
        return this;
    }

    LayerFiles file(String name, Path from) {
        items.put(name, new Copied(from, 0644, 0, 0, from));
        return this;
    }

    /** Everything under a folder of this machine, owned by root, but for what is not wanted. */
    LayerFiles tree(String name, Path from, Predicate<String> wanted) {
        return tree(name, from, wanted, false);
    }

    /** The same, and whose it is stays. */
    LayerFiles treeWithOwners(String name, Path from, Predicate<String> wanted) {
        return tree(name, from, wanted, true);
    }

    private LayerFiles tree(String name, Path from, Predicate<String> wanted, boolean keepsOwners) {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var relative = from.relativize(path).toString();
                if (!relative.isEmpty() && wanted.test(relative)) {
                    items.put(name.isEmpty() ? relative : name + "/" + relative, item(path, keepsOwners));
                }
            }
        } catch (IOException e) {
            throw new Failed(from + " 不能读取：" + e.getMessage(), e);
        }
        return this;
    }

    private static Item item(Path path, boolean keepsOwners) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return new Link(Files.readSymbolicLink(path).toString());
        }
        var mode = number(path, "unix:mode");
        var owner = keepsOwners ? number(path, "unix:uid") : 0;
        var group = keepsOwners ? number(path, "unix:gid") : 0;
        if (Files.isDirectory(path)) {
            return new Folder(mode & WORLD_WRITABLE_FOLDER, owner, group);
        }
        var inode = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        return new Copied(path, mode & 0777, owner, group, inode);
    }

    private static int number(Path path, String attribute) throws IOException {
        return Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS) instanceof Integer number ? number : 0;
    }

    Layer write(String what, Path target) {
        addParents();
        try (var tar =
                new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            var written = new HashMap<Object, String>();
            for (var item : items.entrySet()) {
                write(tar, item.getKey(), item.getValue(), written);
            }
        } catch (IOException e) {
            throw new Failed(target.getFileName() + " 不能写入：" + e.getMessage(), e);
        }
        return Layer.of(what, target);
    }

    private void addParents() {
        for (var name : items.keySet().toArray(String[]::new)) {
            for (var slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
                items.putIfAbsent(name.substring(0, slash), new Folder(0755, 0, 0));
            }
        }
    }

    private void write(TarArchiveOutputStream tar, String name, Item item, Map<Object, String> written)
            throws IOException {
        switch (item) {
            case Folder(var mode, var owner, var group) ->
                put(tar, entry(name + "/", TarConstants.LF_DIR, mode, owner, group));
            case Text(var text, var mode) -> {
                var content = text.getBytes(StandardCharsets.UTF_8);
                var entry = entry(name, TarConstants.LF_NORMAL, mode, 0, 0);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
            case Link(var target) -> {
                var entry = entry(name, TarConstants.LF_SYMLINK, 0777, 0, 0);
                entry.setLinkName(target);
                put(tar, entry);
            }
            case Copied copied -> copy(tar, name, copied, written);
        }
    }

    /** A file that is there under two names is written once. */
    private void copy(TarArchiveOutputStream tar, String name, Copied copied, Map<Object, String> written)
            throws IOException {
        var first = written.putIfAbsent(copied.inode(), name);
        var kind = first == null ? TarConstants.LF_NORMAL : TarConstants.LF_LINK;
        var entry = entry(name, kind, copied.mode(), copied.owner(), copied.group());
        if (first != null) {
            entry.setLinkName(first);
            put(tar, entry);
            return;
        }
        entry.setSize(Files.size(copied.from()));
        tar.putArchiveEntry(entry);
        Files.copy(copied.from(), tar);
        tar.closeArchiveEntry();
    }

    private TarArchiveEntry entry(String name, byte kind, int mode, int owner, int group) {
        var entry = new TarArchiveEntry(name, kind);
        entry.setMode(mode);
        entry.setUserId(owner);
        entry.setGroupId(group);
        entry.setModTime(time.toEpochMilli());
        return entry;
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
