package cn.hengping.report.document.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateEncodingException;
import java.util.Date;
import java.util.HexFormat;

import cn.hengping.report.document.Digest;
import cn.hengping.report.document.seal.stamp.Stamp;
import cn.hengping.report.document.seal.time.TimeAuthority;
import cn.hengping.report.verification.SealCheck;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/**
 * An electronic seal (电子印章) and what it leaves on a document (电子签章), by GB/T 38540-2020. A device that carries its own seal gives it;
 * else one is made with our drawing and the device's certificate.
 */
final class SealValue {
    private static final ASN1ObjectIdentifier SM2_WITH_SM3 = new ASN1ObjectIdentifier("1.2.156.10197.1.501");
    private static final ASN1Integer VERSION = new ASN1Integer(4);
    private static final ASN1Integer OFFICE = new ASN1Integer(1);
    private static final ASN1Integer CERTIFICATES = new ASN1Integer(1);

    private final SealDevice device;
    private final SealOrder order;
    private final byte[] seal;

    SealValue(SealDevice device, SealOrder order) {
        this.device = device;
        this.order = order;
        seal = device.electronicSeal().orElseGet(this::made);
    }

    /** The seal itself, as DER. */
    byte[] seal() {
        return seal;
    }

    private byte[] made() {
        var certificate = new DEROctetString(certificate());
        var info = sequence(header(), new DERIA5String(identifier()), property(certificate), picture());
        var signed = device.sign(der(sequence(info, certificate, SM2_WITH_SM3)));
        return der(sequence(info, certificate, SM2_WITH_SM3, new DERBitString(signed)));
    }

    private static ASN1Encodable header() {
        return sequence(new DERIA5String("ES"), VERSION, new DERIA5String("hengping"));
    }

    private String identifier() {
        return Digest.sha256(certificate(), order.office().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .substring(0, 32);
    }

    private ASN1Encodable property(DEROctetString certificate) {
        var from = new DERGeneralizedTime(device.certificate().getNotBefore());
        return sequence(
                OFFICE,
                new DERUTF8String(order.office()),
                CERTIFICATES,
                sequence(certificate),
                from,
                from,
                new DERGeneralizedTime(device.certificate().getNotAfter()));
    }

    private ASN1Encodable picture() {
        var side = new ASN1Integer((long) Stamp.WIDTH);
        return sequence(
                new DERIA5String("png"), new DEROctetString(order.stamp().png()), side, side);
    }

    private byte[] certificate() {
        try {
            return device.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is left on the document: over its list, and over all bytes of the package that lie before this value. */
    byte[] value(String listName, byte[] list, byte[] before, TimeAuthority time) {
        try {
            var toSign = sequence(
                    VERSION,
                    ASN1Primitive.fromByteArray(seal),
                    new DERGeneralizedTime(Date.from(order.at())),
                    new DERBitString(sm3(list)),
                    new DERIA5String(listName),
                    new DERTaggedObject(true, 0, sequence(packageHash(before))));
            var signature = device.sign(der(toSign));
            var stamp = time.stamp(TimeAuthority.Algorithm.SM3, sm3(signature), order.at());
            return der(sequence(
                    toSign,
                    new DEROctetString(certificate()),
                    SM2_WITH_SM3,
                    new DERBitString(signature),
                    new DERTaggedObject(true, 0, new DERBitString(stamp))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ASN1Encodable packageHash(byte[] before) {
        return sequence(
                new ASN1ObjectIdentifier(SealCheck.PACKAGE_HASH),
                org.bouncycastle.asn1.ASN1Boolean.FALSE,
                new DEROctetString(sm3(before)));
    }

    private static byte[] sm3(byte[] content) {
        return HexFormat.of().parseHex(Digest.sm3(content));
    }

    private static DERSequence sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }

    private static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
