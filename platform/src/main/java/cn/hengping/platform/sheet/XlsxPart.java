package cn.hengping.platform.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import cn.hengping.platform.Refused;
import cn.hengping.platform.sheet.SheetRefusal.SheetBroken;
import cn.hengping.platform.sheet.SheetRefusal.SheetHasDoctype;
import cn.hengping.platform.sheet.SheetRefusal.SheetUnpacksTooLarge;
import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.jspecify.annotations.Nullable;

/**
 * One part of a workbook, as XML that is never held as a whole: it may not grow far beyond what it weighs in the package, no
 * single piece of it may be large, and nothing in it can reach beyond the file.
 */
final class XlsxPart {
    private static final long HARMLESS_BYTES = 10L << 20;
    private static final int MOST_GROWTH = 200;
    private static final int LARGEST_PIECE = 1 << 20;
    private static final XMLInputFactory XML = xml();

    private final Bounded bytes;
    private final XMLStreamReader xml;

    XlsxPart(InputStream in, long weight) {
        bytes = new Bounded(in, Math.max(HARMLESS_BYTES, Math.max(0, weight) * MOST_GROWTH));
        try {
            xml = XML.createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw refusal(e, 0);
        }
    }

    private static XMLInputFactory xml() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.configureForSpeed();
        return factory;
    }

    /** Steps to the next event; the row is what a refusal names. */
    int step(int row) {
        bytes.sincePiece = 0;
        try {
            var event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new SheetHasDoctype().asError();
            }
            return event;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw refusal(e, row);
        }
    }

    /** Whether this event starts the element of this name. */
    boolean starts(String element, int event) {
        return event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals(element);
    }

    /** Whether this event ends the element of this name; a part that ends before is broken. */
    boolean ends(String element, int event, int row) {
        if (event == XMLStreamConstants.END_DOCUMENT) {
            throw new SheetBroken(row).asError();
        }
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
    }

    String name() {
        return xml.getLocalName();
    }

    @Nullable
    String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    @Nullable
    String attribute(String namespace, String name) {
        return xml.getAttributeValue(namespace, name);
    }

    /** The text of the element that starts here; beyond the most it may be cut, for a limit to find. */
    String text(int row, int most) {
        var event = step(row);
        if (event != XMLStreamConstants.CHARACTERS) {
            return text("", event, row, most);
        }
        var piece = piece(row);
        event = step(row);
        return event == XMLStreamConstants.END_ELEMENT ? piece : text(piece, event, row, most);
    }

    /** The same in several pieces, which is rare. */
    private String text(String begun, int from, int row, int most) {
        var text = new StringBuilder(begun);
        for (var event = from; event != XMLStreamConstants.END_ELEMENT; event = step(row)) {
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_DOCUMENT) {
                throw new SheetBroken(row).asError();
            }
            var piece = event == XMLStreamConstants.COMMENT ? "" : piece(row);
            text.append(text.length() <= most ? piece : "");
        }
        return text.toString();
    }

    private String piece(int row) {
        try {
            return xml.hasText() ? xml.getText() : "";
        } catch (UncheckedStreamException e) {
            throw refusal(e, row);
        }
    }

    private static Refused refusal(Exception error, int row) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLarge) {
                return new SheetUnpacksTooLarge().asError();
            }
        }
        return new SheetBroken(row).asError();
    }

    private static final class TooLarge extends IOException {}

    /** Counts what comes out of the package. */
    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long sinceStart;
        private long sincePiece;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var count = super.read(bytes, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) throws TooLarge {
            sinceStart += bytes;
            sincePiece += bytes;
            if (sinceStart > most || sincePiece > LARGEST_PIECE) {
                throw new TooLarge();
            }
        }
    }
}
