package cn.hengping.report.document.seal.time;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time authority of our own, for demonstration: it witnesses our own clock, and so proves nothing to others. */
public final class SoftAuthority implements TimeAuthority {
    /** The rules by which it works: none. */
    private static final ASN1ObjectIdentifier DEMONSTRATION =
            new ASN1ObjectIdentifier("2.25.226391458312094437712365804411538214188");

    private final ContentSigner signer;
    private final X509Certificate certificate;
    private final Supplier<UUID> serials;

    public SoftAuthority(ContentSigner signer, X509Certificate certificate, Supplier<UUID> serials) {
        this.signer = signer;
        this.certificate = certificate;
        this.serials = serials;
    }

    @Override
    public byte[] stamp(Algorithm algorithm, byte[] hash, Instant at) {
        try {
            var asked = new TimeStampRequestGenerator();
            asked.setCertReq(true);
            var request = asked.generate(new ASN1ObjectIdentifier(algorithm.identifier()), hash);
            return tokens(at).generate(request, serial(), Date.from(at)).getEncoded("DER");
        } catch (IOException | GeneralSecurityException | TSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int spread() {
        return 0;
    }

    private TimeStampTokenGenerator tokens(Instant at)
            throws GeneralSecurityException, TSPException, OperatorCreationException {
        DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
        var time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))));
        SignerInfoGenerator signing = new SignerInfoGeneratorBuilder(digests)
                .setSignedAttributeGenerator(
                        new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(time))))
                .build(signer, new JcaX509CertificateHolder(certificate));
        var sha256 = digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
        var tokens = new TimeStampTokenGenerator(signing, sha256, DEMONSTRATION);
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return tokens;
    }

    /** Always as long: an identifier that has its time in front. */
    private BigInteger serial() {
        var id = serials.get();
        return BigInteger.valueOf(id.getMostSignificantBits() >>> 1 | 1L << 62)
                .shiftLeft(64)
                .or(new BigInteger(Long.toUnsignedString(id.getLeastSignificantBits())));
    }
}
