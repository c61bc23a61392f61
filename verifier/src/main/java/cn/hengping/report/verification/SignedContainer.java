package cn.hengping.report.verification;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * The container of a signature (CMS, RFC 5652): written in the one way, signed by the certificate that the signature itself names,
 * with nothing in it that nobody signed.
 */
final class SignedContainer {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final CMSSignedData signed;
    private final ContainerForm form;
    private final SignerInformation signer;
    private final Companions companions;
    private final X509Certificate certificate;

    private SignedContainer(ContainerForm form, byte[] der, byte @Nullable [] content)
            throws IOException, CMSException, GeneralSecurityException {
        this.form = form;
        signed =
                content == null ? new CMSSignedData(der) : new CMSSignedData(new CMSProcessableByteArray(content), der);
        signer = signed.getSignerInfos().iterator().next();
        companions = Companions.in(form.data().getCertificates());
        certificate = certificate();
    }

    /** How long the value is that begins here. */
    static int length(byte[] der) {
        SealBroken.unless(der.length > 4 && der[0] == 0x30 && (der[1] & 0xff) == 0x82, "签章容器被改动");
        return 4 + ((der[2] & 0xff) << 8) + (der[3] & 0xff);
    }

    /** A container of this kind over this content, or over its own where none is given. */
    static SignedContainer read(byte[] der, String kind, byte @Nullable [] content)
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        var container = new SignedContainer(ContainerForm.require(der), der, content);
        container.requireFrame(kind, content == null);
        container.requireSigner();
        container.companions.requireSigned(container.certificate);
        SealBroken.unless(
                container.signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                        .setProvider(PROVIDER)
                        .build(container.certificate)),
                "签名不符");
        return container;
    }

    /** A container over its own content, written in the one way; certificates that nobody here signed are left out. */
    static byte[] strict(byte[] der) throws IOException, CMSException, GeneralSecurityException {
        var container = new SignedContainer(ContainerForm.of(der), der, null);
        return container.form.bare(container.companions.signed(container.certificate));
    }

    private X509Certificate certificate() {
        var named = IssuerAndSerialNumber.getInstance(form.signer().getSID().getId());
        return companions.all().stream()
                .filter(one -> Arrays.equals(one.getIssuerX500Principal().getEncoded(), encoded(named.getName()))
                        && one.getSerialNumber().equals(named.getSerialNumber().getValue()))
                .findFirst()
                .orElseThrow(() -> new SealBroken("签章中没有签名者的证书"));
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireFrame(String kind, boolean carriesContent) {
        var inner = form.data().getEncapContentInfo();
        SealBroken.unless(
                inner.getContentType().getId().equals(kind) && (inner.getContent() != null) == carriesContent,
                "签章容器被改动");
    }

    /** The signature itself names the certificate that it was made with; old time authorities do so by SHA-1. */
    private void requireSigner() throws GeneralSecurityException {
        var named = value(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        var old = value(PKCSObjectIdentifiers.id_aa_signingCertificate);
        SealBroken.unless(named != null || old != null, "签名没有写明证书");
        if (named != null) {
            var id = SigningCertificateV2.getInstance(named).getCerts()[0];
            requireHash(id.getHashAlgorithm().getAlgorithm().getId(), id.getCertHash());
        } else {
            requireHash(
                    "SHA-1", SigningCertificate.getInstance(old).getCerts()[0].getCertHash());
        }
    }

    private @Nullable ASN1Encodable value(ASN1ObjectIdentifier name) {
        var attribute = signer.getSignedAttributes().get(name);
        return attribute == null ? null : attribute.getAttrValues().getObjectAt(0);
    }

    private void requireHash(String algorithm, byte[] hash) throws GeneralSecurityException {
        var found = MessageDigest.getInstance(algorithm, PROVIDER).digest(certificate.getEncoded());
        SealBroken.unless(Arrays.equals(hash, found), "签名者的证书被换过");
    }

    String signer() {
        return certificate.getSubjectX500Principal().getName();
    }

    X509Certificate signerCertificate() {
        return certificate;
    }

    String fingerprint() throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    CMSSignedData signed() {
        return signed;
    }

    /** Nothing is said behind the signature. */
    void requireNothingBehind() {
        SealBroken.unless(signer.getUnsignedAttributes() == null, "时间戳之后写有内容");
    }

    /** The one thing that may stand behind the signature: a time stamp over it. */
    FoundSeal.@Nullable Stamp stamp()
            throws IOException, CMSException, GeneralSecurityException, OperatorCreationException {
        var attributes = signer.getUnsignedAttributes();
        if (attributes == null) {
            return null;
        }
        var stamp = attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        SealBroken.unless(
                attributes.size() == 1 && stamp != null && stamp.getAttrValues().size() == 1, "签名之后写有内容");
        return StampCheck.check(encoded(stamp.getAttrValues().getObjectAt(0)), signer.getSignature());
    }
}
