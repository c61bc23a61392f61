package cn.hengping.report.verification;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** Containers and time stamp tokens as Bouncy Castle makes them, for anybody's key. */
final class Containers {
    static final byte[] CONTENT = {1, 2, 3};
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.3");

    /** Whether the signature repeats the names of its algorithms. */
    enum Names {
        SIGNED,
        UNSIGNED
    }

    private Containers() {}

    static byte[] over(byte[] content, Signatory by, Names names)
            throws CMSException, GeneralSecurityException, OperatorCreationException, IOException {
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(signing(by, names));
        generator.addCertificates(new JcaCertStore(List.of(by.certificate())));
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    }

    private static SignerInfoGenerator signing(Signatory by, Names names)
            throws GeneralSecurityException, OperatorCreationException {
        var certificate = new SigningCertificateV2(new ESSCertIDv2(
                MessageDigest.getInstance("SHA-256").digest(by.certificate().getEncoded())));
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(certificate)));
        attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(Signatory.AT)))));
        var builder = new JcaSignerInfoGeneratorBuilder(digests());
        builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)) {
            @Override
            @SuppressWarnings("rawtypes") // as the library has it
            public AttributeTable getAttributes(Map parameters) {
                var all = super.getAttributes(parameters);
                return names == Names.SIGNED ? all : all.remove(CMSAttributes.cmsAlgorithmProtect);
            }
        });
        return builder.build(by.signer(), by.certificate());
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder()
                .setProvider(Signatory.PROVIDER)
                .build();
    }

    /** A token over this signature, with these certificates in it. */
    static byte[] token(byte[] signature, Signatory by, Names names, X509Certificate... certificates)
            throws GeneralSecurityException, OperatorCreationException, TSPException, IOException {
        var asked = new TimeStampRequestGenerator();
        asked.setCertReq(true);
        var request = asked.generate(
                NISTObjectIdentifiers.id_sha256,
                MessageDigest.getInstance("SHA-256").digest(signature));
        var sha256 = digests().get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
        var tokens = new TimeStampTokenGenerator(signing(by, names), sha256, POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(certificates)));
        return tokens.generate(request, BigInteger.TEN, Date.from(Signatory.AT)).getEncoded();
    }

    static byte[] signature(byte[] container) throws CMSException {
        return signer(new CMSSignedData(container)).getSignature();
    }

    private static SignerInformation signer(CMSSignedData container) {
        return container.getSignerInfos().iterator().next();
    }

    /** The container with this token behind its signature. */
    static byte[] stamped(byte[] container, byte[] token) throws CMSException, IOException {
        var signed = new CMSSignedData(container);
        var stamp = new Attribute(
                PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                new DERSet(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(token)));
        var signer = SignerInformation.replaceUnsignedAttributes(signer(signed), new AttributeTable(new DERSet(stamp)));
        return CMSSignedData.replaceSigners(signed, new SignerInformationStore(signer))
                .getEncoded("DER");
    }
}
