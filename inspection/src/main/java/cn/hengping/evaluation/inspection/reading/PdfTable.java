package cn.hengping.evaluation.inspection.reading;

import java.util.ArrayList;
import java.util.List;

/** A table of a PDF by the edges of its columns on the page, so that a table on the next page can go on where this one ended. */
record PdfTable(List<Float> edges, List<Transcript.Raw> cells) {
    private static final float NEAR = 5;
    private static final float SAME = 2.5f;

    PdfTable {
        edges = List.copyOf(edges);
        cells = List.copyOf(cells);
    }

    /** Whether the other one, first on the next page, has the same left and right edge. */
    boolean goesOnIn(PdfTable other) {
        return Math.abs(edges.getFirst() - other.edges.getFirst()) < NEAR
                && Math.abs(edges.getLast() - other.edges.getLast()) < NEAR;
    }

    PdfTable and(PdfTable other) {
        var all = new ArrayList<>(edges);
        for (var edge : other.edges) {
            if (edges.stream().noneMatch(known -> Math.abs(known - edge) <= SAME)) {
                all.add(edge);
            }
        }
        var union = all.stream().sorted().toList();
        var rows =
                cells.stream().mapToInt(cell -> cell.row() + cell.rows()).max().orElse(0);
        var joined = new ArrayList<Transcript.Raw>();
        cells.forEach(cell -> joined.add(moved(cell, edges, union, 0)));
        other.cells.forEach(cell -> joined.add(moved(cell, other.edges, union, rows)));
        return new PdfTable(union, joined);
    }

    private static Transcript.Raw moved(Transcript.Raw cell, List<Float> from, List<Float> to, int down) {
        var left = nearest(to, from.get(cell.column()));
        var right = nearest(to, from.get(cell.column() + cell.columns()));
        return new Transcript.Raw(cell.text(), cell.row() + down, left, cell.rows(), Math.max(1, right - left));
    }

    private static int nearest(List<Float> edges, float edge) {
        var best = 0;
        for (var i = 1; i < edges.size(); i++) {
            best = Math.abs(edges.get(i) - edge) < Math.abs(edges.get(best) - edge) ? i : best;
        }
        return best;
    }

    static List<Float> edges(float[] xs) {
        var edges = new ArrayList<Float>();
        for (var i = 0; i < xs.length; i++) {
            edges.add(xs[i]);
        }
        return edges;
    }
}
