package cn.hengping.report.document.layout;

/** How wide characters are; the only thing that setting asks of a font. */
public interface Metrics {
    /** The advance of a character in parts of the font size; a character that no font has is refused. */
    double advance(Face face, int character);
}
