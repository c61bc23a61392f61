package cn.hengping.report.document.layout;

import java.util.List;

import cn.hengping.report.document.Document;
import cn.hengping.report.document.Document.Align;
import cn.hengping.report.document.Document.Block;
import cn.hengping.report.document.Document.Closing;
import cn.hengping.report.document.Document.Note;

/**
 * Sets lines at the right margin. Between the text and a signature there is room for the stamp over it, and below it, too; a signature
 * stays on one page.
 */
final class ClosingSetter {
    private ClosingSetter() {}

    static void set(Closing closing, List<Block> blocks, int index, Metrics metrics, Sheet sheet) {
        if (Document.isSignature(blocks, index)) {
            var height = height(blocks, index, metrics, sheet.paper());
            sheet.need(height);
            sheet.advance(Math.clamp(sheet.left() - height, 0, 2 * Paper.LINE));
        }
        var paper = sheet.paper();
        for (var line : lines(closing, metrics, paper)) {
            sheet.need(Paper.LINE);
            sheet.run(
                    line, Style.BODY, paper.left() + Typesetter.aligned(Align.RIGHT, paper.textWidth(), line.width()));
            sheet.advance(Paper.LINE);
        }
        if (index + 1 < blocks.size() && blocks.get(index + 1) instanceof Note) {
            sheet.advance(Math.clamp(sheet.left(), 0, Paper.LINE));
        }
    }

    /** How high the lines of a signature are that begins here. */
    private static double height(List<Block> blocks, int index, Metrics metrics, Paper paper) {
        return index < blocks.size() && blocks.get(index) instanceof Closing closing
                ? lines(closing, metrics, paper).size() * Paper.LINE + height(blocks, index + 1, metrics, paper)
                : 0;
    }

    private static List<LineBreaker.Line> lines(Closing closing, Metrics metrics, Paper paper) {
        return LineBreaker.lines(closing.text(), Style.BODY, metrics, paper.textWidth(), 0);
    }
}
