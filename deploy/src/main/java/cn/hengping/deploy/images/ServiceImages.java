package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.ServiceJvm;

/**
 * The images of our services: others' libraries below, ours above, and on top what a training run left to start from, if there
 * was one on exactly these layers.
 */
final class ServiceImages {
    static final List<String> NAMES = List.of("budget-service", "evaluation-service", "report-service", "gateway");

    private final Workshop shop;
    private final PartImages parts;

    ServiceImages(Workshop shop, PartImages parts) {
        this.shop = shop;
        this.parts = parts;
    }

    List<Image> all() {
        return NAMES.stream().map(this::image).toList();
    }

    private Image image(String name) {
        var folder = extracted(name);
        var libraries = shop.layer(
                name + "-libraries",
                name + "：程序库",
                shop.files().tree("app/lib", folder.resolve("lib"), file -> !isOurs(file) && !isTool(file)));
        var application = shop.layer(
                name,
                name + "：程序",
                shop.files()
                        .tree("app/lib", folder.resolve("lib"), ServiceImages::isOurs)
                        .file("app/" + name + ".jar", folder.resolve(name + ".jar")));
        var bare = parts.java().plus(imageName(name), run(name, List.of()), libraries, application);
        shop.write(
                "sbom/" + name + ".cdx.json",
                parts.javaSbom(imageName(name))
                        .libraries(shop.dependencies(name), folder.resolve("lib"), file -> !isTool(file))
                        .json());
        var learned = learned(name, bare);
        shop.write("aot/" + name + ".wanted", learned.getFileName().toString());
        if (!Files.exists(learned)) {
            return bare;
        }
        var cache = "app/" + name + ".aot";
        var top = shop.layer(name + "-aot", name + "：启动缓存", shop.files().file(cache, learned));
        return bare.plus(imageName(name), run(name, List.of("-XX:AOTCache=/" + cache)), top);
    }

    static String imageName(String service) {
        return "hengping/" + service + ":" + Workshop.VERSION;
    }

    /** What unpacked the jar; no service runs it. */
    private static boolean isTool(String jar) {
        return jar.startsWith("spring-boot-jarmode-tools-");
    }

    private static boolean isOurs(String jar) {
        return jar.startsWith("platform-") || jar.startsWith("contracts-") || jar.startsWith("inspection-");
    }

    private static Image.Run run(String name, List<String> more) {
        var command = new ArrayList<String>();
        command.add(JavaRuntime.JAVA);
        command.addAll(ServiceJvm.OPTIONS);
        command.addAll(more);
        command.addAll(List.of("-jar", "/app/" + name + ".jar"));
        return Image.Run.as(Integer.toString(BaseSystem.HENGPING), command)
                .with(Map.of(
                        "JAVA_HOME",
                        "/" + JavaRuntime.HOME,
                        "LANG",
                        "C.UTF-8",
                        "HENGPING_ADDRESS",
                        "0.0.0.0",
                        "HENGPING_LISTEN",
                        "0.0.0.0",
                        "HENGPING_MANAGEMENT_ADDRESS",
                        "0.0.0.0",
                        "SPRING_CONFIG_IMPORT",
                        "optional:configtree:/run/secrets/"));
    }

    /** What was learned is good for the very layers below it, and is named after them. */
    private Path learned(String name, Image bare) {
        var below = bare.layers().stream().map(Layer::digest).collect(Collectors.joining());
        var key = Sha256.of((below + String.join(" ", ServiceJvm.OPTIONS))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 16);
        return shop.made("aot").resolve(name + "-" + key + ".aot");
    }

    private Path extracted(String name) {
        var jar = shop.checkout().resolve(name + "/target/" + name + "-" + Workshop.VERSION + "-SNAPSHOT.jar");
        if (!Files.exists(jar)) {
            throw new Failed(name + " 还没有构建：缺 " + jar.getFileName());
        }
        var folder = shop.made("apps").resolve(name);
        var commands = shop.commands();
        commands.run("清理", List.of("rm", "-rf", folder.toString()));
        commands.run(
                name + " 展开",
                List.of(
                        shop.jdk().resolve("bin/java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        folder.toString()));
        try {
            Files.move(folder.resolve(jar.getFileName()), folder.resolve(name + ".jar"));
        } catch (IOException e) {
            throw new Failed(name + " 不能展开：" + e.getMessage(), e);
        }
        return folder;
    }
}
