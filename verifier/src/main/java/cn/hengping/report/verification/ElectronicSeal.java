package cn.hengping.report.verification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HexFormat;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** The value that an electronic seal leaves (电子签章, GB/T 38540-2020, chapter 7): what is signed, by whom, the signature, a time stamp. */
final class ElectronicSeal {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
    private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";

    private final ASN1Sequence value;
    private final ASN1Sequence toSign;
    private final ASN1Sequence seal;
    private final X509Certificate certificate;

    private ElectronicSeal(ASN1Sequence value) throws GeneralSecurityException {
        this.value = value;
        toSign = ASN1Sequence.getInstance(value.getObjectAt(0));
        seal = ASN1Sequence.getInstance(toSign.getObjectAt(1));
        certificate = certificate(octets(value, 1));
    }

    static ElectronicSeal read(byte[] der) throws IOException, GeneralSecurityException {
        var value = ASN1Primitive.fromByteArray(der);
        SealBroken.unless(Arrays.equals(value.getEncoded(ASN1Encoding.DER), der), "签章值的写法被改动");
        return new ElectronicSeal(ASN1Sequence.getInstance(value));
    }

    private static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509", PROVIDER)
                .generateCertificate(new ByteArrayInputStream(encoded));
    }

    private static byte[] octets(ASN1Sequence within, int at) {
        return ASN1OctetString.getInstance(within.getObjectAt(at)).getOctets();
    }

    private static byte[] bits(ASN1Sequence within, int at) {
        return ASN1BitString.getInstance(within.getObjectAt(at)).getOctets();
    }

    private static String name(ASN1Sequence within, int at) {
        return ASN1ObjectIdentifier.getInstance(within.getObjectAt(at)).getId();
    }

    /** Signed by the certificate of its own seal, the seal by whoever made it, both within their time. */
    void requireWhole() throws GeneralSecurityException, IOException {
        SealBroken.unless(
                (value.size() == 4 || value.size() == 5)
                        && name(value, 2).equals(SM2_WITH_SM3)
                        && ASN1Integer.getInstance(toSign.getObjectAt(0)).hasValue(4),
                "签章值被改动");
        SealBroken.unless(isSigned(toSign.getEncoded(ASN1Encoding.DER), certificate, bits(value, 3)), "签名不符");
        var maker = certificate(octets(seal, 1));
        var made = new org.bouncycastle.asn1.DERSequence(
                new org.bouncycastle.asn1.ASN1Encodable[] {seal.getObjectAt(0), seal.getObjectAt(1), seal.getObjectAt(2)
                });
        SealBroken.unless(
                name(seal, 2).equals(SM2_WITH_SM3) && isSigned(made.getEncoded(ASN1Encoding.DER), maker, bits(seal, 3)),
                "印章不是制章者所制");
        var property = property();
        var listed = ASN1Sequence.getInstance(property.getObjectAt(3));
        SealBroken.unless(Arrays.equals(octets(listed, 0), octets(value, 1)) && listed.size() == 1, "签章者不是印章的持有者");
        var at = claimedAt();
        certificate.checkValidity(java.util.Date.from(at));
        SealBroken.unless(!at.isBefore(time(property, 5)) && !at.isAfter(time(property, 6)), "印章不在有效期内");
    }

    private static boolean isSigned(byte[] content, X509Certificate by, byte[] signature)
            throws GeneralSecurityException {
        var check = Signature.getInstance("SM3withSM2", PROVIDER);
        check.initVerify(by.getPublicKey());
        check.update(content);
        return check.verify(signature);
    }

    private ASN1Sequence property() {
        return ASN1Sequence.getInstance(
                ASN1Sequence.getInstance(seal.getObjectAt(0)).getObjectAt(2));
    }

    private static java.time.Instant time(ASN1Sequence within, int at) {
        try {
            return ASN1GeneralizedTime.getInstance(within.getObjectAt(at))
                    .getDate()
                    .toInstant();
        } catch (ParseException _) {
            throw new SealBroken("签章时间无法读取");
        }
    }

    private java.time.Instant claimedAt() {
        return time(toSign, 2);
    }

    byte[] listHash() {
        return bits(toSign, 3);
    }

    String listName() {
        return ASN1IA5String.getInstance(toSign.getObjectAt(4)).getString();
    }

    byte[] packageHash() {
        SealBroken.unless(toSign.size() == 6, "签章没有写明文件包的指纹");
        var more = ASN1Sequence.getInstance(explicit(toSign, 5));
        var one = ASN1Sequence.getInstance(more.getObjectAt(0));
        SealBroken.unless(more.size() == 1 && name(one, 0).equals(SealCheck.PACKAGE_HASH), "签章没有写明文件包的指纹");
        return octets(one, 2);
    }

    private static ASN1Primitive explicit(ASN1Sequence within, int at) {
        return ASN1TaggedObject.getInstance(within.getObjectAt(at), BERTags.CONTEXT_SPECIFIC, 0)
                .getExplicitBaseObject()
                .toASN1Primitive();
    }

    FoundSeal found() throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        var stamp = value.size() < 5
                ? null
                : StampCheck.check(ASN1BitString.getInstance(explicit(value, 4)).getOctets(), bits(value, 3));
        return new FoundSeal(
                certificate.getSubjectX500Principal().getName(),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())),
                claimedAt(),
                stamp);
    }
}
