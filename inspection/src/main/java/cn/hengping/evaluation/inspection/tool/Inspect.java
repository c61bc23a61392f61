package cn.hengping.evaluation.inspection.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.evaluation.inspection.InspectFile;
import cn.hengping.evaluation.inspection.Severity;
import cn.hengping.evaluation.inspection.reading.ReadFile;
import cn.hengping.evaluation.inspection.reading.Unreadable;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import cn.hengping.evaluation.inspection.recognition.Words;
import org.jspecify.annotations.Nullable;

/**
 * The command line for auditors: {@code inspect [--words=FOLDER] [--json=FILE] [--xlsx=FILE] FOLDER…}. It ends with 0 when nothing
 * is wrong or only hints were found, 1 with warnings, 2 with errors, 3 when a file could not be read, 64 when it was called wrongly.
 */
public final class Inspect {
    private static final int WRONG_CALL = 64;
    private static final String USAGE = """
            用法：java -jar inspection-tool.jar [选项] 文件夹或文件…
              --words=文件夹  增补的词表（与自带的同名，逐行相加）
              --json=文件     结果写成 JSON（默认 inspection.json）
              --xlsx=文件     结果写成 XLSX（默认 inspection.xlsx）
            退出码：0 没有错误和警告，1 有警告，2 有错误，3 有文件读不了，64 用法不对""";

    private @Nullable Path words;
    private Path json = Path.of("inspection.json");
    private Path xlsx = Path.of("inspection.xlsx");
    private final List<Path> places = new ArrayList<>();
    private final PrintStream out;

    Inspect(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Inspect(out).answer(List.of(arguments)));
    }

    /** The same without an end of the process; what is printed goes nowhere. */
    public static int run(List<String> arguments) throws IOException {
        return new Inspect(new PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .answer(arguments);
    }

    private int answer(List<String> arguments) throws IOException {
        for (var argument : arguments) {
            var sides = argument.split("=", 2);
            var value = sides.length == 2 ? Path.of(sides[1]) : Path.of(argument);
            switch (sides[0]) {
                case "--words" -> words = value;
                case "--json" -> json = value;
                case "--xlsx" -> xlsx = value;
                default -> places.add(Path.of(argument));
            }
        }
        if (places.isEmpty() || places.stream().anyMatch(place -> !Files.exists(place))) {
            out.println(USAGE);
            return WRONG_CALL;
        }
        var lists = new Words(words);
        var results = inspected(new InspectFile(lists), lists);
        ConsoleTable.print(results, out);
        JsonResults.write(results, json);
        XlsxResults.write(results, xlsx);
        out.println("已写入 " + json + " 和 " + xlsx);
        return verdict(results);
    }

    private List<Result> inspected(InspectFile inspect, Words lists) throws IOException {
        var results = new ArrayList<Result>();
        for (var file : files()) {
            results.add(one(inspect, file));
        }
        return Copied.among(results, inspect.inspection(), lists);
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var place : places) {
            try (var found = Files.walk(place)) {
                found.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("~$"))
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .filter(file -> !isOwn(file))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private boolean isOwn(Path file) {
        return file.toAbsolutePath().equals(json.toAbsolutePath())
                || file.toAbsolutePath().equals(xlsx.toAbsolutePath());
    }

    private static Result one(InspectFile inspect, Path file) throws IOException {
        if (Files.size(file) > ReadFile.MOST_BYTES) {
            return Result.unread(file.toString(), Why.TOO_LARGE.title());
        }
        try {
            return Result.of(file.toString(), inspect.inspect(Files.readAllBytes(file)));
        } catch (Unreadable unreadable) {
            return Result.unread(file.toString(), unreadable.why().title());
        }
    }

    private static int verdict(List<Result> results) {
        if (results.stream().anyMatch(result -> result.count(Severity.ERROR) > 0)) {
            return 2;
        }
        if (results.stream().anyMatch(result -> result.unread() != null)) {
            return 3;
        }
        return results.stream().anyMatch(result -> result.count(Severity.WARNING) > 0) ? 1 : 0;
    }
}
