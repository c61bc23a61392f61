package cn.hengping.report.verification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** The certificates in a container: the signer's, which the signature names, and those beside it, which it does not. */
final class Companions {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final List<X509Certificate> all;

    private Companions(List<X509Certificate> all) {
        this.all = List.copyOf(all);
    }

    static Companions in(@Nullable ASN1Set certificates) throws GeneralSecurityException, IOException {
        var found = new ArrayList<X509Certificate>();
        for (var one : SealBroken.given(certificates, "签章中没有签名者的证书")) {
            var encoded = one.toASN1Primitive().getEncoded(ASN1Encoding.DER);
            found.add((X509Certificate) CertificateFactory.getInstance("X.509", PROVIDER)
                    .generateCertificate(new ByteArrayInputStream(encoded)));
        }
        return new Companions(found);
    }

    List<X509Certificate> all() {
        return all;
    }

    /** Those beside the signer's are signed by another one here, or by themselves: none is only claimed. */
    void requireSigned(X509Certificate signer) {
        for (var one : all) {
            SealBroken.unless(one.equals(signer) || isSigned(one, all), "随附的证书被改动");
        }
    }

    /** The signer's, and those beside it that somebody here signed. */
    ASN1Set signed(X509Certificate signer) throws GeneralSecurityException {
        var kept = new ArrayList<>(all);
        var before = 0;
        do {
            before = kept.size();
            kept.removeIf(one -> !one.equals(signer) && !isSigned(one, kept));
        } while (kept.size() < before);
        var encoded = new ASN1EncodableVector();
        for (var one : kept) {
            encoded.add(Certificate.getInstance(one.getEncoded()));
        }
        return new DERSet(encoded);
    }

    private static boolean isSigned(X509Certificate one, List<X509Certificate> issuers) {
        return issuers.stream().anyMatch(issuer -> isSigned(one, issuer));
    }

    private static boolean isSigned(X509Certificate one, X509Certificate issuer) {
        try {
            one.verify(issuer.getPublicKey(), PROVIDER);
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
