package cn.hengping.report.document.pdf;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import cn.hengping.report.document.Typeset;
import cn.hengping.report.document.archive.Xml;

/** What the file says of itself, for programs (XMP): the same as its information dictionary, and which standard it keeps. */
final class Xmp {
    static final String PRODUCER = "衡评 Hengping";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("Asia/Shanghai"));

    private Xmp() {}

    static String of(Typeset typeset) {
        var date = DATE.format(typeset.date());
        return """
            <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <pdf:Producer>%s</pdf:Producer>
            <xmp:CreateDate>%s</xmp:CreateDate>
            <xmp:ModifyDate>%s</xmp:ModifyDate>
            <pdfaid:part>3</pdfaid:part>
            <pdfaid:conformance>U</pdfaid:conformance>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>""".formatted(Xml.escaped(typeset.document().title()), PRODUCER, date, date);
    }
}
