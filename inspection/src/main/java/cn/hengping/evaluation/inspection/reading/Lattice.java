package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.inspection.reading.PdfPage.Glyph;
import cn.hengping.evaluation.inspection.reading.PdfPage.Stroke;

/** A table that lines draw on a page: its columns, its rows, and which of the fields between them are one cell. */
final class Lattice {
    private static final float NEAR = 2.5f;
    private static final int MOST_LINES = 400;

    private final List<Stroke> strokes;
    private final float[] xs;
    private final float[] ys;

    private Lattice(List<Stroke> strokes) {
        this.strokes = strokes;
        xs = clustered(
                strokes.stream().filter(Stroke::isUpright).map(Stroke::x1).toList());
        ys = clustered(strokes.stream().filter(Stroke::isLevel).map(Stroke::y1).toList());
    }

    /** The tables of a page: strokes that touch belong together. */
    static List<Lattice> of(List<Stroke> strokes) {
        var groups = new int[strokes.size()];
        for (var i = 0; i < groups.length; i++) {
            groups[i] = i;
        }
        if (groups.length > 4_000) {
            return List.of();
        }
        for (var i = 0; i < groups.length; i++) {
            for (var j = 0; j < i; j++) {
                if (touch(strokes.get(i), strokes.get(j))) {
                    groups[root(groups, i)] = root(groups, j);
                }
            }
        }
        var members = new HashMap<Integer, List<Stroke>>();
        for (var i = 0; i < groups.length; i++) {
            members.computeIfAbsent(root(groups, i), _ -> new ArrayList<>()).add(strokes.get(i));
        }
        return members.values().stream()
                .map(Lattice::new)
                .filter(Lattice::isTable)
                .toList();
    }

    private static int root(int[] groups, int of) {
        var root = of;
        while (groups[root] != root) {
            groups[root] = groups[groups[root]];
            root = groups[root];
        }
        return root;
    }

    private static boolean touch(Stroke one, Stroke other) {
        return one.x1() <= other.x2() + NEAR
                && other.x1() <= one.x2() + NEAR
                && one.y1() <= other.y2() + NEAR
                && other.y1() <= one.y2() + NEAR;
    }

    private static float[] clustered(List<Float> values) {
        var sorted = values.stream().sorted().toList();
        var kept = new float[sorted.size()];
        var count = 0;
        for (var value : sorted) {
            if (count == 0 || value - kept[count - 1] > NEAR) {
                kept[count++] = value;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private boolean isTable() {
        return xs.length >= 3 && ys.length >= 3 && xs.length < MOST_LINES && ys.length < MOST_LINES;
    }

    float top() {
        return ys[0];
    }

    boolean holds(Glyph glyph) {
        return glyph.middleX() > xs[0]
                && glyph.middleX() < xs[xs.length - 1]
                && glyph.middleY() > ys[0]
                && glyph.middleY() < ys[ys.length - 1];
    }

    PdfTable table(List<Glyph> glyphs) {
        return new PdfTable(PdfTable.edges(xs), cells(glyphs));
    }

    private List<Transcript.Raw> cells(List<Glyph> glyphs) {
        var rows = ys.length - 1;
        var columns = xs.length - 1;
        var taken = new boolean[rows][columns];
        var contents = contents(glyphs);
        var cells = new ArrayList<Transcript.Raw>();
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                if (!taken[row][column]) {
                    cells.add(cell(row, column, taken, contents));
                }
            }
        }
        return cells;
    }

    private Map<Integer, List<Glyph>> contents(List<Glyph> glyphs) {
        var contents = new HashMap<Integer, List<Glyph>>();
        for (var glyph : glyphs) {
            var place = index(ys, glyph.middleY()) * xs.length + index(xs, glyph.middleX());
            contents.computeIfAbsent(place, _ -> new ArrayList<>()).add(glyph);
        }
        return contents;
    }

    private static int index(float[] edges, float value) {
        var found = Arrays.binarySearch(edges, value);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, edges.length - 2);
    }

    private Transcript.Raw cell(int row, int column, boolean[][] taken, Map<Integer, List<Glyph>> contents) {
        var right = column + 1;
        while (right < xs.length - 1 && !taken[row][right] && !isUprightAt(right, row)) {
            right++;
        }
        var bottom = row + 1;
        while (bottom < ys.length - 1 && !taken[bottom][column] && !isLevelAt(bottom, column)) {
            bottom++;
        }
        var inside = new ArrayList<Glyph>();
        for (var r = row; r < bottom; r++) {
            for (var c = column; c < right; c++) {
                taken[r][c] = true;
                inside.addAll(contents.getOrDefault(r * xs.length + c, List.of()));
            }
        }
        return new Transcript.Raw(TextRows.joined(inside), row, column, bottom - row, right - column);
    }

    /** Whether a line parts the field in this row from the one to its left. */
    private boolean isUprightAt(int edge, int row) {
        var middle = (ys[row] + ys[row + 1]) / 2;
        return strokes.stream()
                .anyMatch(stroke -> stroke.isUpright()
                        && Math.abs(stroke.x1() - xs[edge]) <= NEAR
                        && stroke.y1() <= middle
                        && stroke.y2() >= middle);
    }

    /** Whether a line parts the field in this column from the one above it. */
    private boolean isLevelAt(int edge, int column) {
        var middle = (xs[column] + xs[column + 1]) / 2;
        return strokes.stream()
                .anyMatch(stroke -> stroke.isLevel()
                        && Math.abs(stroke.y1() - ys[edge]) <= NEAR
                        && stroke.x1() <= middle
                        && stroke.x2() >= middle);
    }
}
