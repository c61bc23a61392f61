package cn.hengping.deploy.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

import tools.jackson.databind.JsonNode;

/** The documents' part of the walk: they come by themselves, and are what their hashes say. */
final class DocumentSteps {
    private static final String DOCUMENTS = "/api/report/documents";

    private final CaseDesk desk;
    private final Path folder;

    DocumentSteps(CaseDesk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
    }

    private JsonNode documents() {
        return desk.get("cz-reviewer", DOCUMENTS).path("items");
    }

    String download() {
        CaseDesk.await("文件出具", () -> documents().size() >= 6);
        var names = new ArrayList<String>();
        for (var document : documents()) {
            names.add(save(document));
        }
        return names.size() + " 份：" + String.join("、", names);
    }

    private String save(JsonNode document) {
        var name = Path.of(document.path("fileName").asString()).getFileName().toString();
        var content = CaseDesk.expectOk(
                        desk.api.get(
                                "cz-reviewer",
                                DOCUMENTS + "/" + document.path("id").asString() + "/content"),
                        name)
                .content();
        if (!sha256(content).equals(document.path("sha256").asString())) {
            throw new WalkFailed(name + " 与登记的指纹不符");
        }
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new WalkFailed(name + " 不能保存", e);
        }
        return name;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
