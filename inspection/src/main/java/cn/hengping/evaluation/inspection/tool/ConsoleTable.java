package cn.hengping.evaluation.inspection.tool;

import java.io.PrintStream;
import java.util.List;

import cn.hengping.evaluation.inspection.Severity;

/** The results as a table for a terminal: Chinese takes two columns. */
final class ConsoleTable {
    private static final int FILE = 40;
    private static final int CODE = 28;

    private ConsoleTable() {}

    static void print(List<Result> results, PrintStream out) {
        for (var result : results) {
            out.println(fitted(result.file(), FILE) + "  " + summary(result));
            for (var finding : result.findings()) {
                out.println("  " + finding.severity().title() + "  " + fitted(finding.code(), CODE) + "  "
                        + finding.title() + "：" + finding.evidence().replaceAll("\\s+", " "));
            }
        }
        out.println();
        out.println(results.size() + " 个文件，错误 " + count(results, Severity.ERROR) + "，警告 "
                + count(results, Severity.WARNING)
                + "，提示 " + count(results, Severity.HINT) + "，读不了 "
                + results.stream().filter(result -> result.unread() != null).count());
    }

    private static String summary(Result result) {
        if (result.unread() != null) {
            return "读不了：" + result.unread();
        }
        return result.format() + "  错误 " + result.count(Severity.ERROR) + "  警告 " + result.count(Severity.WARNING)
                + "  提示 " + result.count(Severity.HINT);
    }

    private static long count(List<Result> results, Severity severity) {
        return results.stream().mapToLong(result -> result.count(severity)).sum();
    }

    private static String fitted(String text, int width) {
        var used = text.chars().map(c -> c > 0x2E80 ? 2 : 1).sum();
        return text + " ".repeat(Math.max(0, width - used));
    }
}
