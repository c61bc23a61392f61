package cn.hengping.report.document.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;

import cn.hengping.report.document.Digest;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.archive.Xml;
import cn.hengping.report.document.seal.stamp.OfdLines;
import cn.hengping.report.document.seal.stamp.Stamp;
import cn.hengping.report.document.seal.stamp.StampPlace;
import cn.hengping.report.document.seal.time.TimeAuthority;

/**
 * Seals an OFD file (GB/T 33190-2016, chapter 18): the SM3 of every part and the place of the stamp stand in Signature.xml, and the
 * electronic seal (GB/T 38540-2020) with its SM2 signature over that beside it, as the last part of the package.
 */
final class OfdSeal {
    private static final String SIGNS = "Doc_0/Signs/";
    private static final String SIGN = SIGNS + "Sign_0/";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final String ROOT = "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>";
    private static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String LIST = Xml.head() + "<ofd:Signatures " + NAMESPACE
            + "><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID=\"1\" Type=\"Seal\" BaseLoc=\"/" + SIGN
            + "Signature.xml\"/></ofd:Signatures>";

    private OfdSeal() {}

    static byte[] sign(SealOrder order, SealDevice device, TimeAuthority time) {
        var parts = unpacked(order.file());
        var stamp = stamp(parts, order);
        var seal = new SealValue(device, order);
        addEntry(parts);
        parts.put(SIGNS + "Signatures.xml", LIST.getBytes(StandardCharsets.UTF_8));
        parts.put(SIGN + "Seal.esl", seal.seal());
        parts.put(SIGN + "Signer.cer", certificate(device));
        var list = list(parts, stamp, order.at()).getBytes(StandardCharsets.UTF_8);
        var archive = new Archive();
        parts.forEach(archive::add);
        archive.add(SIGN + "Signature.xml", list);
        var before = archive.drain();
        var value = seal.value("/" + SIGN + "Signature.xml", list, before, time);
        archive.store(SIGN + "SignedValue.dat", value);
        return joined(before, archive.bytes());
    }

    private static byte[] joined(byte[] before, byte[] behind) {
        var whole = java.util.Arrays.copyOf(before, before.length + behind.length);
        System.arraycopy(behind, 0, whole, before.length, behind.length);
        return whole;
    }

    private static void addEntry(Map<String, byte[]> parts) {
        var entry = new String(parts.getOrDefault("OFD.xml", new byte[0]), StandardCharsets.UTF_8);
        if (!entry.contains(ROOT) || entry.contains("<ofd:Signatures>")) {
            throw new IllegalArgumentException("not an unsigned OFD file of ours");
        }
        entry = entry.replace(ROOT, ROOT + "<ofd:Signatures>" + SIGNS + "Signatures.xml</ofd:Signatures>");
        parts.put("OFD.xml", entry.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] certificate(SealDevice device) {
        try {
            return device.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the stamp stands, by the number that the document gives its page. */
    private static String stamp(Map<String, byte[]> parts, SealOrder order) {
        var found = OfdLines.in(parts);
        var place = StampPlace.among(found.lines(), order.office(), found.sheet());
        var document = new String(parts.getOrDefault("Doc_0/Document.xml", new byte[0]), StandardCharsets.UTF_8);
        var page = document.replaceFirst(
                "(?s).*<ofd:Page ID=\"(\\d+)\" BaseLoc=\"Pages/Page_" + place.page() + "/Content.xml\"/>.*", "$1");
        return String.format(
                Locale.ROOT,
                "<ofd:StampAnnot ID=\"2\" PageRef=\"%s\" Boundary=\"%.3f %.3f %.3f %.3f\"/>",
                page,
                place.left(),
                place.top(),
                Stamp.WIDTH,
                Stamp.WIDTH);
    }

    private static String list(Map<String, byte[]> parts, String stamp, Instant at) {
        var references = new StringBuilder();
        parts.forEach((name, content) -> references
                .append("<ofd:Reference FileRef=\"/")
                .append(Xml.escaped(name))
                .append("\"><ofd:CheckValue>")
                .append(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Digest.sm3(content))))
                .append("</ofd:CheckValue></ofd:Reference>"));
        return Xml.head() + "<ofd:Signature " + NAMESPACE + "><ofd:SignedInfo>"
                + "<ofd:Provider ProviderName=\"hengping\" Version=\"1.0\" Company=\"hengping\"/><ofd:SignatureMethod>"
                + SM2_WITH_SM3 + "</ofd:SignatureMethod><ofd:SignatureDateTime>" + TIME.format(at)
                + "</ofd:SignatureDateTime><ofd:References CheckMethod=\"" + SM3 + "\">" + references
                + "</ofd:References>" + stamp + "<ofd:Seal><ofd:BaseLoc>/" + SIGN
                + "Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>/" + SIGN
                + "SignedValue.dat</ofd:SignedValue></ofd:Signature>";
    }

    private static Map<String, byte[]> unpacked(byte[] zip) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
