package cn.hengping.report.verification;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** What a signature's list says of the parts of the package: their names and their SM3. */
final class OfdReferences {
    private OfdReferences() {}

    static Map<String, byte[]> in(byte[] xml) {
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            var reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            var references = new HashMap<String, byte[]>();
            var part = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (reader.getLocalName().equals("Reference")) {
                    part = reader.getAttributeValue(null, "FileRef").replaceFirst("^/", "");
                } else if (reader.getLocalName().equals("CheckValue")) {
                    references.put(part, Base64.getDecoder().decode(reader.getElementText()));
                }
            }
            return references;
        } catch (XMLStreamException _) {
            throw new SealBroken("签章清单无法读取");
        }
    }
}
