package cn.hengping.evaluation.inspection.reading;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.evaluation.inspection.reading.Unreadable.Why;
import org.jspecify.annotations.Nullable;

/** Steps through a part of an office file; whatever is wrong with its XML makes the file unreadable. */
final class Elements {
    private static final int DEEPEST = 256;

    private final XMLStreamReader xml;
    private int depth;

    Elements(XMLStreamReader xml) {
        this.xml = xml;
    }

    boolean next() {
        try {
            var event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new Unreadable(Why.DOCTYPE);
            }
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                throw new Unreadable(Why.BROKEN);
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event != XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException e) {
            throw e instanceof Unreadable unreadable ? unreadable : new Unreadable(Why.BROKEN);
        }
    }

    int depth() {
        return depth;
    }

    boolean isStart() {
        return xml.getEventType() == XMLStreamConstants.START_ELEMENT;
    }

    boolean isEnd() {
        return xml.getEventType() == XMLStreamConstants.END_ELEMENT;
    }

    boolean isText() {
        return xml.isCharacters();
    }

    String name() {
        return xml.getLocalName();
    }

    String text() {
        return xml.getText();
    }

    /** An attribute by its local name, whatever its namespace. */
    @Nullable
    String attribute(String name) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    int number(String name, int otherwise) {
        var value = attribute(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** Passes over the element that starts here, with all it holds. */
    void skip() {
        var outside = depth - 1;
        while (depth > outside && next()) {
            // on to its end
        }
    }

    /** All text within the element that starts here. */
    String content() {
        var outside = depth - 1;
        var text = new StringBuilder();
        while (depth > outside && next()) {
            if (isText()) {
                text.append(text());
            }
        }
        return text.toString();
    }
}
