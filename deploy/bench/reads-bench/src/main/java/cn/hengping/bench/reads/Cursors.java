package cn.hengping.bench.reads;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import cn.hengping.bench.measuring.RunningSystem;
import tools.jackson.databind.json.JsonMapper;

/** Walks a list page by page, as a reader would, to get a cursor from its middle. */
final class Cursors {
    private static final int MOST_PAGES = 25;

    private Cursors() {}

    static String halfWay(RunningSystem system) throws IOException, InterruptedException {
        var cursor = "";
        try (var http = HttpClient.newHttpClient()) {
            for (var page = 0; page < MOST_PAGES; page++) {
                var path = "/projects" + (cursor.isEmpty() ? "?limit=200" : "?limit=200&cursor=" + cursor);
                var request = HttpRequest.newBuilder(
                                RunningSystem.service("budget").resolve(path))
                        .header("Authorization", "Bearer " + system.token("cz-reviewer"))
                        .build();
                var next = JsonMapper.builder()
                        .build()
                        .readTree(http.send(request, BodyHandlers.ofByteArray()).body())
                        .path("next")
                        .asString("");
                if (next.isEmpty()) {
                    break;
                }
                cursor = next;
            }
        }
        return cursor;
    }
}
