package cn.hengping.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.hengping.deploy.walk.Walk;
import cn.hengping.deploy.walk.WalkFailed;
import cn.hengping.deploy.walk.WalkTarget;

/**
 * What {@code deploy/up} does to parts that it started, done to parts that somebody else did: makes the databases, applies the
 * realm, walks the founding example. Each may be done again at any time.
 */
public final class Setup {
    private static final String USAGE = "用法：databases 主机 端口 | realm Keycloak 地址 公开网址 领域文件 | walk 公开网址 报告文件夹";

    private final Path secrets;

    private Setup(Path secrets) {
        this.secrets = secrets;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var folder = Objects.requireNonNullElse(System.getenv("HENGPING_SECRETS"), "/run/secrets");
            new Setup(Path.of(folder)).run(List.of(arguments), out);
            System.exit(0);
        } catch (Failed | WalkFailed e) {
            out.println("失败：" + e.getMessage());
        }
        System.exit(1);
    }

    private void run(List<String> words, PrintStream out) {
        switch (words.isEmpty() ? "" : words.getFirst() + " " + words.size()) {
            case "databases 3" -> {
                new Databases(words.get(1), Integer.parseInt(words.get(2)), secret("postgres"))
                        .make(Databases.NAMES, name -> secret("database-" + name));
                out.println("数据库已建立：" + String.join("、", Databases.NAMES));
            }
            case "realm 4" -> {
                var clients = Map.of(
                        "hengping-gateway",
                        secret("gateway-client"),
                        Realm.PROVISIONING,
                        secret("provisioning-client"));
                new Realm(Path.of(words.get(3)), words.get(2), clients)
                        .applyTo(words.get(1), secret("keycloak-bootstrap"));
                out.println("领域配置已应用");
            }
            case "walk 3" ->
                Walk.run(
                        new WalkTarget(URI.create(words.get(1)), Up.DEMONSTRATION_PASSWORD, Path.of(words.get(2))),
                        out);
            default -> throw new Failed(USAGE);
        }
    }

    private String secret(String name) {
        try {
            return Files.readString(secrets.resolve(name)).strip();
        } catch (IOException e) {
            throw new Failed("密码文件不能读取：" + secrets.resolve(name), e);
        }
    }
}
