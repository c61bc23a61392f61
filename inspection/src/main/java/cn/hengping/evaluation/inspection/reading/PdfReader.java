package cn.hengping.evaluation.inspection.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.hengping.evaluation.inspection.Document;
import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/** A PDF with a text layer: drawn lines make tables, what stands outside them makes paragraphs. */
final class PdfReader {
    private static final int MOST_PAGES = 400;
    /** A page number alone makes no page with text. */
    private static final int FEW = 8;

    /** Headers, footers and codes stand in these parts of a page; a table may go on past them. */
    private static final float HEADER = 0.08f;

    private static final float FOOTER = 0.88f;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "^[\\s—–\\-·]*(第?\\s*\\d{1,4}\\s*页?|\\d{1,4}\\s*/\\s*\\d{1,4}|第\\s*\\d{1,4}\\s*页\\s*[,，/]?\\s*共\\s*\\d{1,4}\\s*页)[\\s—–\\-·]*$");

    /** A line of text, or a table, by its height on the page. */
    private record Item(
            float top,
            String line,
            boolean isFull,
            boolean isInTheMargin,
            @Nullable PdfTable table) {}

    private final Transcript transcript = new Transcript();
    private final List<String> waiting = new ArrayList<>();
    private final List<Boolean> full = new ArrayList<>();
    /** What stood in the margins while a table was open: it comes after the table. */
    private final List<String> margins = new ArrayList<>();

    private @Nullable PdfTable open;

    private PdfReader() {}

    /** A broken file makes PDFBox say so a million times; what is wrong with it is said once, by name. */
    private static final Logger LOUD = Logger.getLogger("org.apache.pdfbox");

    private static final Logger LOUD_FONTS = Logger.getLogger("org.apache.fontbox");

    static {
        LOUD.setLevel(Level.OFF);
        LOUD_FONTS.setLevel(Level.OFF);
    }

    static Document read(byte[] bytes) {
        Inflation.require(bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            if (pdf.isEncrypted() && !pdf.getCurrentAccessPermission().canExtractContent()) {
                throw new Unreadable(Why.ENCRYPTED);
            }
            return new PdfReader().read(pdf);
        } catch (InvalidPasswordException _) {
            throw new Unreadable(Why.ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof Unreadable unreadable ? unreadable : new Unreadable(Why.BROKEN);
        }
    }

    private Document read(PDDocument pdf) throws IOException {
        var deadline = new Deadline();
        var pages = Math.min(MOST_PAGES, pdf.getNumberOfPages());
        var characters = 0;
        var bare = new ArrayList<Integer>();
        for (var number = 0; number < pages; number++) {
            var page = PdfPages.read(pdf, number, deadline);
            characters += page.glyphs().size();
            if (page.glyphs().size() < FEW) {
                bare.add(number + 1);
            }
            add(page, pdf.getPage(number).getCropBox().getHeight());
        }
        flush();
        if (pdf.getNumberOfPages() > MOST_PAGES) {
            transcript.unread("第 " + MOST_PAGES + " 页以后");
        }
        if (characters == 0) {
            throw new Unreadable(Why.NO_TEXT);
        }
        var isLastBlank = bare.size() == 1 && bare.getFirst() == pages;
        if (!bare.isEmpty() && !isLastBlank) {
            transcript.unread("第 "
                    + bare.stream().limit(20).map(String::valueOf).collect(Collectors.joining("、")) + " 页没有文字，像是扫描页");
        }
        return transcript.document("PDF");
    }

    private void add(PdfPage page, float height) {
        var items = new ArrayList<Item>();
        var rest = page.glyphs();
        for (var lattice : Lattice.of(page.strokes())) {
            var inside = rest.stream().filter(lattice::holds).toList();
            if (!inside.isEmpty()) {
                rest = rest.stream().filter(glyph -> !lattice.holds(glyph)).toList();
                items.add(new Item(lattice.top(), "", false, false, lattice.table(inside)));
            }
        }
        var rows = TextRows.of(rest);
        var margin = rows.stream().map(TextRows.Row::right).max(Float::compare).orElse(0f);
        for (var row : rows) {
            var isInTheMargin = row.top() < height * HEADER || row.top() > height * FOOTER;
            items.add(new Item(row.top(), row.text(), row.right() > margin - 2 * row.em(), isInTheMargin, null));
        }
        items.sort(Comparator.comparingDouble(Item::top));
        items.forEach(this::add);
    }

    private void add(Item item) {
        var table = item.table();
        if (table == null) {
            line(item);
            return;
        }
        var before = open;
        if (before != null && before.goesOnIn(table)) {
            open = before.and(table);
            return;
        }
        flush();
        open = table;
    }

    private void line(Item item) {
        if (PAGE_NUMBER.matcher(item.line()).matches()) {
            return;
        }
        if (open != null && item.isInTheMargin()) {
            margins.add(item.line());
            return;
        }
        endTable();
        waiting.add(item.line());
        full.add(item.isFull());
    }

    private void flush() {
        endTable();
        new Lines(transcript, List.copyOf(waiting), List.copyOf(full)).read();
        waiting.clear();
        full.clear();
    }

    /** What waits before a table stands before it. */
    private void endTable() {
        var ended = open;
        open = null;
        if (ended != null) {
            transcript.table("", ended.cells());
            margins.forEach(line -> {
                waiting.add(line);
                full.add(false);
            });
            margins.clear();
        }
    }
}
