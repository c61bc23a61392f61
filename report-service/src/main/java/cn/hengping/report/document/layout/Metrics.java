package cn.hengping.report.document.layout;

/** How wide characters are, and whether there are any; all that setting asks of the fonts. */
public interface Metrics {
    /** The advance of a character in parts of the font size; a character that no font has is refused. */
    double advance(Face face, int character);

    boolean has(Face face, int character);
}
