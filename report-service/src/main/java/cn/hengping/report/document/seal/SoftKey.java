package cn.hengping.report.document.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key in a file, for demonstration: made when it is first asked for, readable by its owner alone, with a certificate that it signed
 * itself. What is sealed with it binds nobody; an office uses a certified device.
 */
public final class SoftKey implements SealDevice {
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    private static final Duration VALID = Duration.ofDays(3 * 365);

    /** The algorithms: what PDF readers of the world check, and what the state's own standard asks for. */
    public enum Algorithm {
        RSA("RSA", "SHA256withRSA"),
        SM2("EC", "SM3withSM2"),
        /** RSA, for nothing but time stamps. */
        TIME("RSA", "SHA256withRSA");

        private final String key;
        private final String signature;

        Algorithm(String key, String signature) {
            this.key = key;
            this.signature = signature;
        }

        private AlgorithmParameterSpec parameters() {
            return switch (this) {
                case RSA, TIME -> new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4);
                case SM2 -> new ECGenParameterSpec("sm2p256v1");
            };
        }
    }

    private final Algorithm algorithm;
    private final PrivateKey key;
    private final X509Certificate certificate;

    private SoftKey(Algorithm algorithm, PrivateKey key, X509Certificate certificate) {
        this.algorithm = algorithm;
        this.key = key;
        this.certificate = certificate;
    }

    /** The key of this folder; made, with its certificate, when there is none. */
    public static SoftKey in(Path folder, Algorithm algorithm, String owner, Instant now) {
        var keyFile = folder.resolve(algorithm + ".key");
        var certificateFile = folder.resolve(algorithm + ".cer");
        try {
            if (!Files.exists(certificateFile)) {
                Files.createDirectories(folder);
                make(algorithm, owner, now, keyFile, certificateFile);
            }
            var key = KeyFactory.getInstance(algorithm.key, BOUNCY_CASTLE)
                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(keyFile)));
            try (var file = Files.newInputStream(certificateFile)) {
                var certificate =
                        CertificateFactory.getInstance("X.509", BOUNCY_CASTLE).generateCertificate(file);
                return new SoftKey(algorithm, key, (X509Certificate) certificate);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("seal in " + folder, e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("seal in " + folder, e);
        }
    }

    private static void make(Algorithm algorithm, String owner, Instant now, Path keyFile, Path certificateFile)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var generator = KeyPairGenerator.getInstance(algorithm.key, BOUNCY_CASTLE);
        generator.initialize(algorithm.parameters());
        var pair = generator.generateKeyPair();
        Files.deleteIfExists(keyFile);
        Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(keyFile, pair.getPrivate().getEncoded());
        Files.write(certificateFile, certificate(algorithm, pair, owner, now).getEncoded());
    }

    private static X509Certificate certificate(Algorithm algorithm, KeyPair pair, String owner, Instant now)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500Name("CN=" + owner + ",O=Demonstration,C=CN");
        var builder = new JcaX509v3CertificateBuilder(
                name,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALID)),
                name,
                pair.getPublic());
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        if (algorithm == Algorithm.TIME) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        var signer = new JcaContentSignerBuilder(algorithm.signature)
                .setProvider(BOUNCY_CASTLE)
                .build(pair.getPrivate());
        return new JcaX509CertificateConverter().setProvider(BOUNCY_CASTLE).getCertificate(builder.build(signer));
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    /** The key as a time authority signs with it. */
    ContentSigner contentSigner() {
        try {
            return new JcaContentSignerBuilder(algorithm.signature)
                    .setProvider(BOUNCY_CASTLE)
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(algorithm.signature, BOUNCY_CASTLE);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
