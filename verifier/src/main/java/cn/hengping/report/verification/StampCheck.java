package cn.hengping.report.verification;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/** A time stamp (时间戳, RFC 3161) over a signature: by a key that is for nothing else, within its certificate's time. */
final class StampCheck {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final String TOKEN = "1.2.840.113549.1.9.16.1.4";

    private StampCheck() {}

    static FoundSeal.Stamp check(byte[] token, byte[] signature)
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        var container = SignedContainer.read(token, TOKEN, null);
        container.requireNothingBehind();
        var info = info(container);
        var algorithm = info.getMessageImprintAlgOID().getId();
        SealBroken.unless(AlgorithmNames.DIGESTS.contains(algorithm), "时间戳的算法不可信：" + algorithm);
        SealBroken.unless(
                Arrays.equals(
                        info.getMessageImprintDigest(),
                        MessageDigest.getInstance(algorithm, PROVIDER).digest(signature)),
                "时间戳不属于这个签名");
        var certificate = container.signerCertificate();
        SealBroken.unless(
                certificate.getExtendedKeyUsage() != null
                        && certificate.getExtendedKeyUsage().equals(List.of(KeyPurposeId.id_kp_timeStamping.getId())),
                "时间戳的证书不是时间戳专用");
        certificate.checkValidity(info.getGenTime());
        return new FoundSeal.Stamp(info.getGenTime().toInstant(), container.signer(), container.fingerprint());
    }

    private static TimeStampTokenInfo info(SignedContainer container) throws IOException, CMSException {
        try {
            return new TimeStampToken(container.signed()).getTimeStampInfo();
        } catch (TSPException e) {
            throw new CMSException("time stamp", e);
        }
    }
}
