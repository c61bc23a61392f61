package cn.hengping.report.document.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import org.apache.pdfbox.Loader;

/**
 * Signs a PDF file (PAdES-BASELINE-B, ETSI EN 319 142-1): behind its last byte, so that what was hashed before stays as it was. The
 * signature gets exactly the room that it needs: in what is left over somebody could write unseen.
 */
final class PdfSeal {
    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());
    private final SealDevice device;
    private final Instant at;
    private final InMemoryDocument document;

    private PdfSeal(byte[] pdf, SealDevice device, Instant at) {
        this.device = device;
        this.at = at;
        document = new InMemoryDocument(pdf);
    }

    static byte[] sign(byte[] pdf, SealDevice device, Instant at) {
        var seal = new PdfSeal(pdf, device, at);
        var parameters = seal.parameters();
        parameters.setContentSize(seal.room());
        var value = device.sign(
                seal.service.getDataToSign(seal.document, parameters).getBytes());
        return seal.signed(parameters, value);
    }

    private PAdESSignatureParameters parameters() {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        var certificate = new CertificateToken(device.certificate());
        parameters.setSigningCertificate(certificate);
        parameters.setCertificateChain(certificate);
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    /** The bytes of the signature's container, found by trying with a value of zeros: its length does not depend on the value. */
    private int room() {
        var parameters = parameters();
        service.getDataToSign(document, parameters);
        var key = (RSAPublicKey) device.certificate().getPublicKey();
        var tried = signed(parameters, new byte[(key.getModulus().bitLength() + 7) / 8]);
        try (var pdf = Loader.loadPDF(tried)) {
            var container = pdf.getLastSignatureDictionary().getContents();
            return 4 + ((container[2] & 0xff) << 8) + (container[3] & 0xff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] signed(PAdESSignatureParameters parameters, byte[] value) {
        var out = new ByteArrayOutputStream(1 << 18);
        try {
            service.signDocument(document, parameters, new SignatureValue(SignatureAlgorithm.RSA_SHA256, value))
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
