package cn.hengping.report.document.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;

import cn.hengping.report.document.Digest;
import cn.hengping.report.document.archive.Archive;
import cn.hengping.report.document.archive.Xml;

/**
 * Signs an OFD file (GB/T 33190-2016, chapter 18): the SM3 of every part stands in Signature.xml, and the SM2 signature over that
 * beside it. The certificate lies in the package, for whoever checks.
 */
final class OfdSeal {
    private static final String SIGNS = "Doc_0/Signs/";
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
    private static final String SM3 = "1.2.156.10197.1.401";
    private static final String ROOT = "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>";
    private static final String NAMESPACE = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private OfdSeal() {}

    static byte[] sign(byte[] ofd, SealDevice device, Instant at) {
        var parts = unpacked(ofd);
        var entry = new String(parts.getOrDefault("OFD.xml", new byte[0]), StandardCharsets.UTF_8);
        if (!entry.contains(ROOT) || entry.contains("<ofd:Signatures>")) {
            throw new IllegalArgumentException("not an unsigned OFD file of ours");
        }
        entry = entry.replace(ROOT, ROOT + "<ofd:Signatures>" + SIGNS + "Signatures.xml</ofd:Signatures>");
        parts.put("OFD.xml", entry.getBytes(StandardCharsets.UTF_8));
        parts.put(SIGNS + "Signatures.xml", LIST.getBytes(StandardCharsets.UTF_8));
        try {
            parts.put(SIGNS + "Sign_0/Signer.cer", device.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        var signature = signature(parts, at).getBytes(StandardCharsets.UTF_8);
        parts.put(SIGNS + "Sign_0/SignedValue.dat", device.sign(signature));
        parts.put(SIGNS + "Sign_0/Signature.xml", signature);
        var archive = new Archive();
        parts.forEach(archive::add);
        return archive.bytes();
    }

    private static final String LIST = Xml.head() + "<ofd:Signatures " + NAMESPACE
            + "><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID=\"1\" Type=\"Sign\" BaseLoc=\"/" + SIGNS
            + "Sign_0/Signature.xml\"/></ofd:Signatures>";

    private static String signature(Map<String, byte[]> parts, Instant at) {
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
                + "</ofd:References></ofd:SignedInfo><ofd:SignedValue>/" + SIGNS
                + "Sign_0/SignedValue.dat</ofd:SignedValue></ofd:Signature>";
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
