package cn.hengping.report.document.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;

import cn.hengping.report.document.seal.stamp.PdfLines;
import cn.hengping.report.document.seal.stamp.StampPlace;
import cn.hengping.report.document.seal.time.TimeAuthority;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import org.apache.pdfbox.Loader;

/**
 * Seals a PDF file (PAdES-BASELINE-T, ETSI EN 319 142-1): behind its last byte, so that what was hashed before stays as it was, with
 * the stamp where the office signs. The signature gets exactly the room that it needs: in what is left over somebody could write unseen.
 */
final class PdfSeal {
    private static final int HASH = 32;
    /** What stands around a token in the container: the attribute's name, its set, its lengths. */
    private static final int AROUND_A_TOKEN = 4 + 4 + 13 + 4;

    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());
    private final SealOrder order;
    private final SealDevice device;
    private final TimeAuthority time;
    private final InMemoryDocument document;

    private PdfSeal(SealOrder order, SealDevice device, TimeAuthority time) {
        this.order = order;
        this.device = device;
        this.time = time;
        document = new InMemoryDocument(order.file());
        service.setPdfObjFactory(factory());
        service.setTspSource(this::stamped);
    }

    private TimestampBinary stamped(DigestAlgorithm algorithm, byte[] hash) {
        if (algorithm != DigestAlgorithm.SHA256) {
            throw new IllegalArgumentException("a time stamp over " + algorithm);
        }
        return new TimestampBinary(time.stamp(TimeAuthority.Algorithm.SHA256, hash, order.at()));
    }

    static byte[] sign(SealOrder order, SealDevice device, TimeAuthority time) {
        var seal = new PdfSeal(order, device, time);
        var parameters = seal.parameters(SignatureLevel.PAdES_BASELINE_T);
        parameters.setContentSize(seal.room());
        var value = device.sign(
                seal.service.getDataToSign(seal.document, parameters).getBytes());
        return seal.signed(parameters, value);
    }

    private PdfBoxNativeObjectFactory factory() {
        var found = PdfLines.in(order.file());
        var place = StampPlace.among(found.lines(), order.office(), found.sheet());
        return new PdfBoxNativeObjectFactory() {
            @Override
            public PDFSignatureService newPAdESSignatureService() {
                return configure(new PdfBoxSignatureService(
                        PDFServiceMode.SIGNATURE,
                        _ -> new StampDrawer(order.stamp(), place, found.sheet().height())));
            }
        };
    }

    private PAdESSignatureParameters parameters(SignatureLevel level) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(level);
        parameters.setSignatureTimestampParameters(new PAdESTimestampParameters(DigestAlgorithm.SHA256));
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        var certificate = new CertificateToken(device.certificate());
        parameters.setSigningCertificate(certificate);
        parameters.setCertificateChain(certificate);
        parameters.bLevel().setSigningDate(Date.from(order.at()));
        parameters
                .getImageParameters()
                .setImage(new InMemoryDocument(order.stamp().png()));
        return parameters;
    }

    /**
     * The bytes of the signature's container. Its own are found by trying with a value of zeros, for its length does not depend on the
     * value; a time stamp's by asking for one over zeros.
     */
    private int room() {
        var parameters = parameters(SignatureLevel.PAdES_BASELINE_B);
        service.getDataToSign(document, parameters);
        var key = (RSAPublicKey) device.certificate().getPublicKey();
        var tried = signed(parameters, new byte[(key.getModulus().bitLength() + 7) / 8]);
        var token = time.stamp(TimeAuthority.Algorithm.SHA256, new byte[HASH], order.at());
        try (var pdf = Loader.loadPDF(tried)) {
            var container = pdf.getLastSignatureDictionary().getContents();
            var own = 4 + ((container[2] & 0xff) << 8) + (container[3] & 0xff);
            return own + AROUND_A_TOKEN + token.length + time.spread();
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
