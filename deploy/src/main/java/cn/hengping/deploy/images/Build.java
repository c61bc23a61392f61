package cn.hengping.deploy.images;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.deploy.Failed;

/** The main class behind {@code deploy/images}: every image of the system in one file, with checksums and bills of materials. */
public final class Build {
    static final String ARCHIVE = "hengping-images.tar";
    /** When nobody says another: the images must not differ because the clock does. */
    private static final String TIME = "1767225600";

    private final Workshop shop;

    private Build(Workshop shop) {
        this.shop = shop;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var time = Instant.ofEpochSecond(Long.parseLong(System.getenv().getOrDefault("SOURCE_DATE_EPOCH", TIME)));
            var work = Path.of(arguments[1]).toAbsolutePath();
            Files.createDirectories(work);
            var shop = new Workshop(
                    Path.of(arguments[0]).toAbsolutePath(),
                    work,
                    Path.of(System.getProperty("java.home", "")),
                    time,
                    out);
            new Build(shop).run(arguments[2], arguments[3], arguments[4].equals("all"));
            System.exit(0);
        } catch (Failed e) {
            out.println("失败：" + e.getMessage());
        } catch (java.io.IOException e) {
            out.println("失败：文件不能读写：" + e.getMessage());
        }
        System.exit(1);
    }

    private void run(String suite, String mirror, boolean all) {
        var began = Instant.now();
        var root = BaseSystem.fetched(shop.work(), suite, mirror, shop.commands());
        var runtime = JavaRuntime.linked(shop.work(), shop.jdk(), shop.commands());
        var parts = new PartImages(shop, Versions.of(shop.checkout().resolve("pom.xml")), root, runtime);
        var images = new ArrayList<>(all ? parts.all() : parts.ofTests());
        if (all) {
            images.addAll(new ServiceImages(shop, parts).all());
        }
        var archive = shop.work().resolve(ARCHIVE);
        ImageArchive.write(images, archive);
        shop.write("SHA256SUMS", Sha256.of(archive) + "  " + ARCHIVE + "\n");
        shop.write("IMAGES", list(images));
        shop.out().println(list(images));
        shop.out()
                .printf(
                        "%s（%d MB），用时 %d 秒%n",
                        archive,
                        archive.toFile().length() >> 20,
                        Duration.between(began, Instant.now()).toSeconds());
    }

    private static String list(List<Image> images) {
        var lines = new StringBuilder();
        for (var image : images) {
            lines.append("%-44s sha256:%s %5d MB%n".formatted(image.name(), image.id(), image.bytes() >> 20));
        }
        return lines.toString();
    }
}
