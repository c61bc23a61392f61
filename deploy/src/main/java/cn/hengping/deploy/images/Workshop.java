package cn.hengping.deploy.images;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import cn.hengping.deploy.Failed;

/**
 * Where images are built and from what.
 *
 * @param checkout the folder of the sources, where the built jars are
 * @param work takes what is fetched, linked and unpacked, the layers and the result
 * @param time of everything in an image
 */
record Workshop(Path checkout, Path work, Path jdk, Instant time, PrintStream out) {
    static final String VERSION = "0.1.0";

    Commands commands() {
        return new Commands(work.resolve("images.log"));
    }

    LayerFiles files() {
        return new LayerFiles(time);
    }

    Path made(String folder) {
        try {
            return Files.createDirectories(work.resolve(folder));
        } catch (IOException e) {
            throw new Failed("不能建立文件夹 " + folder + "：" + e.getMessage(), e);
        }
    }

    Layer layer(String name, String what, LayerFiles files) {
        out.println("  " + what);
        return files.write(what, made("layers").resolve(name + ".tar"));
    }

    Image image(String name, Image.Run run, Layer... layers) {
        return new Image(name, List.of(layers), run, time);
    }

    Path libraries() {
        return checkout.resolve("deploy/target/lib");
    }

    Path dependencies(String module) {
        return checkout.resolve(module).resolve("target/dependencies.txt");
    }

    /** A script that goes into an image. */
    static String script(String name) {
        try (var in = Workshop.class.getResourceAsStream("/images/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failed(name + " 不能读取", e);
        }
    }

    void write(String name, String content) {
        try {
            var target = work.resolve(name);
            Files.createDirectories(target.getParent());
            Files.writeString(target, content);
        } catch (IOException e) {
            throw new Failed(name + " 不能写入：" + e.getMessage(), e);
        }
    }
}
