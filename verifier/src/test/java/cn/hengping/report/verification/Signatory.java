package cn.hengping.report.verification;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with its certificate, signed by another one or by itself. */
record Signatory(KeyPair keys, X509Certificate certificate, String algorithm) {
    static final Instant AT = Instant.parse("2025-02-27T01:00:00Z");
    static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    static Signatory rsa(String name) throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var generator = KeyPairGenerator.getInstance("RSA", PROVIDER);
        generator.initialize(2048);
        return of(name, generator.generateKeyPair(), "SHA256withRSA");
    }

    static Signatory curve(String name, String curve, String algorithm)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var generator = KeyPairGenerator.getInstance("EC", PROVIDER);
        generator.initialize(new ECGenParameterSpec(curve));
        return of(name, generator.generateKeyPair(), algorithm);
    }

    private static Signatory of(String name, KeyPair keys, String algorithm)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var itself = signer(keys, algorithm);
        return new Signatory(keys, certificate(name, keys, name, itself), algorithm);
    }

    /** The same key with a certificate by that one. */
    Signatory issuedBy(Signatory other) throws GeneralSecurityException, OperatorCreationException, CertIOException {
        var issued = certificate(name(), keys, other.name(), other.signer());
        return new Signatory(keys, issued, algorithm);
    }

    private String name() {
        return certificate.getSubjectX500Principal().getName();
    }

    ContentSigner signer() throws OperatorCreationException {
        return signer(keys, algorithm);
    }

    private static ContentSigner signer(KeyPair keys, String algorithm) throws OperatorCreationException {
        return new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(keys.getPrivate());
    }

    private static X509Certificate certificate(String name, KeyPair keys, String issuer, ContentSigner by)
            throws GeneralSecurityException, CertIOException {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(name.length() + 1_000L),
                Date.from(AT.minus(Duration.ofDays(1))),
                Date.from(AT.plus(Duration.ofDays(365))),
                new X500Name(name),
                keys.getPublic());
        if (name.contains("时间")) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(builder.build(by));
    }
}
