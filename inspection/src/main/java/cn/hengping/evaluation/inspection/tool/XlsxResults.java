package cn.hengping.evaluation.inspection.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Severity;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The results as a workbook: the files, and their findings. Every text is typed as a text, so that none becomes a formula. */
final class XlsxResults {
    private static final int MOST_CHARACTERS = 32_000;

    private XlsxResults() {}

    static void write(List<Result> results, Path file) throws IOException {
        try (var workbook = new Workbook(Files.newOutputStream(file), "Hengping", "1.0")) {
            files(workbook.newWorksheet("文件"), results);
            findings(workbook.newWorksheet("问题"), results);
        }
    }

    private static void files(Worksheet sheet, List<Result> results) {
        row(sheet, 0, "文件", "格式", "读不了", "错误", "警告", "提示", "没有认出");
        var row = 1;
        for (var result : results) {
            var dossier = result.dossier();
            row(sheet, row, result.file(), text(result.format()), text(result.unread()));
            sheet.value(row, 3, result.count(Severity.ERROR));
            sheet.value(row, 4, result.count(Severity.WARNING));
            sheet.value(row, 5, result.count(Severity.HINT));
            cell(sheet, row, 6, dossier == null ? "" : String.join("；", dossier.unrecognised()));
            row++;
        }
    }

    private static void findings(Worksheet sheet, List<Result> results) {
        row(sheet, 0, "文件", "程度", "代码", "问题", "证据", "位置", "依据", "怎样消除");
        var row = 1;
        for (var result : results) {
            for (var finding : result.findings()) {
                row(
                        sheet,
                        row++,
                        result.file(),
                        finding.severity().title(),
                        finding.code(),
                        finding.title(),
                        finding.evidence(),
                        place(finding),
                        finding.source(),
                        finding.clears());
            }
        }
    }

    private static String place(Finding finding) {
        var span = finding.place().span();
        return (span == null ? "" : span.start() + "-" + span.end() + " ")
                + finding.place().excerpt();
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static void row(Worksheet sheet, int row, String... cells) {
        for (var column = 0; column < cells.length; column++) {
            cell(sheet, row, column, cells[column]);
        }
    }

    private static void cell(Worksheet sheet, int row, int column, String text) {
        sheet.inlineString(row, column, text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
    }
}
