package cn.hengping.report.verification;

import java.io.IOException;
import java.util.Arrays;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a container (CMS) is written. Tags, versions, the order of things and the names of algorithms are signed by
 * nobody, but all of them follow from what is signed: so it is written again from that, and compared.
 */
final class ContainerForm {
    private final SignedData data;
    private final SignerInfo signer;

    private ContainerForm(SignedData data, SignerInfo signer) {
        this.data = data;
        this.signer = signer;
    }

    static ContainerForm of(byte[] der) {
        var data = SignedData.getInstance(ContentInfo.getInstance(der).getContent());
        SealBroken.unless(data.getSignerInfos().size() == 1, "签名者应为一人");
        return new ContainerForm(
                data, SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0)));
    }

    /** Written in the one way, or refused. */
    static ContainerForm require(byte[] der) throws IOException {
        var form = of(der);
        var written = form.written(form.data.getCertificates(), form.signer.getUnauthenticatedAttributes());
        SealBroken.unless(Arrays.equals(written, der), "签章容器的写法被改动");
        return form;
    }

    SignedData data() {
        return data;
    }

    SignerInfo signer() {
        return signer;
    }

    /** As it must be written, with these certificates alone and nothing behind the signature. */
    byte[] bare(ASN1Set certificates) throws IOException {
        return written(certificates, null);
    }

    private byte[] written(@Nullable ASN1Set certificates, @Nullable ASN1Set behind) throws IOException {
        SealBroken.given(signer.getAuthenticatedAttributes(), "签名没有写明证书");
        var names = AlgorithmNames.of(signer);
        var inner = data.getEncapContentInfo();
        var again = new SignedData(
                new DERSet(names.digest()),
                new ContentInfo(inner.getContentType(), content(inner.getContent())),
                new DERSet(SealBroken.given(certificates, "签章中没有签名者的证书").toArray()),
                null,
                new DERSet(signed(names, behind)));
        return new ContentInfo(CMSObjectIdentifiers.signedData, again).getEncoded(ASN1Encoding.DER);
    }

    private static @Nullable ASN1Encodable content(@Nullable ASN1Encodable content) {
        return content == null
                ? null
                : new DEROctetString(ASN1OctetString.getInstance(content).getOctets());
    }

    private SignerInfo signed(AlgorithmNames names, @Nullable ASN1Set behind) {
        var named = IssuerAndSerialNumber.getInstance(signer.getSID().getId());
        return new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(
                        named.getName(), named.getSerialNumber().getValue())),
                names.digest(),
                attributes(signer.getAuthenticatedAttributes()),
                names.signature(),
                new DEROctetString(signer.getEncryptedDigest().getOctets()),
                attributes(behind));
    }

    private static @Nullable ASN1Set attributes(@Nullable ASN1Set attributes) {
        if (attributes == null) {
            return null;
        }
        var again = new ASN1EncodableVector();
        for (var one : attributes) {
            var attribute = Attribute.getInstance(one);
            again.add(new Attribute(
                    attribute.getAttrType(),
                    new DERSet(attribute.getAttrValues().toArray())));
        }
        return new DERSet(again);
    }
}
