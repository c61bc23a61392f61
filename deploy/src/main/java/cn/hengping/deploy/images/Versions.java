package cn.hengping.deploy.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import cn.hengping.deploy.Failed;

/** Which versions the images carry: those of the build, and no second list of them. */
record Versions(String postgres, String kafka, String keycloak) {

    static Versions of(Path pom) {
        try {
            var text = Files.readString(pom);
            return new Versions(
                    property(text, "postgres-binaries.version"),
                    property(text, "kafka.version"),
                    property(text, "keycloak.version"));
        } catch (IOException e) {
            throw new Failed("不能读取 " + pom, e);
        }
    }

    private static String property(String pom, String name) {
        var found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</").matcher(pom);
        if (!found.find()) {
            throw new Failed("pom.xml 中没有 " + name);
        }
        return found.group(1);
    }

    String postgresMajor() {
        return postgres.substring(0, postgres.indexOf('.'));
    }
}
