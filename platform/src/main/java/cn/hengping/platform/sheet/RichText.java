package cn.hengping.platform.sheet;

import javax.xml.stream.XMLStreamConstants;

/** A text in runs of different looks; what we want is the words, without the readings above them. */
final class RichText {
    private RichText() {}

    /** The words up to the end of the element of this name, which starts here; beyond the most they may be cut. */
    static String of(XlsxPart xml, String element, int row, int most) {
        var words = "";
        for (var event = xml.step(row); !xml.ends(element, event, row); event = xml.step(row)) {
            if (xml.starts("rPh", event)) {
                skip(xml, row);
            } else if (xml.starts("t", event)) {
                var text = xml.text(row, most);
                words = words.isEmpty() ? text : words.length() <= most ? words + text : words;
            }
        }
        return words;
    }

    private static void skip(XlsxPart xml, int row) {
        for (var depth = 1; depth > 0; ) {
            var event = xml.step(row);
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
