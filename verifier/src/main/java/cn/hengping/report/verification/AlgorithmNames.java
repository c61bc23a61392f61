package cn.hengping.report.verification;

import java.util.Map;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * How a signature was made, by the only names that it may have: those that the signature itself repeats (RFC 6211), else the digest
 * alone, and the signature by its whole name.
 */
final class AlgorithmNames {
    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
    private static final String SHA384 = "2.16.840.1.101.3.4.2.2";
    private static final String SHA512 = "2.16.840.1.101.3.4.2.3";
    private static final String SM3 = "1.2.156.10197.1.401";

    private static final Map<String, String> RSA = Map.of(
            SHA256, "1.2.840.113549.1.1.11",
            SHA384, "1.2.840.113549.1.1.12",
            SHA512, "1.2.840.113549.1.1.13");
    private static final Map<String, String> ECDSA = Map.of(
            SHA256, "1.2.840.10045.4.3.2",
            SHA384, "1.2.840.10045.4.3.3",
            SHA512, "1.2.840.10045.4.3.4");
    private static final Map<String, String> SM2 = Map.of(SM3, "1.2.156.10197.1.501");

    private static final String PLAIN_RSA = "1.2.840.113549.1.1.1";
    private static final String PLAIN_EC = "1.2.840.10045.2.1";
    private static final String PLAIN_SM2 = "1.2.156.10197.1.301.1";
    static final Set<String> DIGESTS = Set.of(SHA256, SHA384, SHA512, SM3);

    private final AlgorithmIdentifier digest;
    private final AlgorithmIdentifier signature;

    private AlgorithmNames(AlgorithmIdentifier digest, AlgorithmIdentifier signature) {
        this.digest = digest;
        this.signature = signature;
    }

    static AlgorithmNames of(SignerInfo signer) {
        var digest = signer.getDigestAlgorithm().getAlgorithm();
        var signature = signer.getDigestEncryptionAlgorithm().getAlgorithm();
        var whole = SealBroken.given(kind(signature.getId()).get(digest.getId()), "签章算法不可信：" + signature.getId());
        var signed = new AttributeTable(signer.getAuthenticatedAttributes()).get(CMSAttributes.cmsAlgorithmProtect);
        return signed == null
                ? new AlgorithmNames(new AlgorithmIdentifier(digest), whole(whole))
                : repeated(CMSAlgorithmProtection.getInstance(
                        signed.getAttrValues().getObjectAt(0)));
    }

    private static Map<String, String> kind(String name) {
        if (name.equals(PLAIN_RSA) || RSA.containsValue(name)) {
            return RSA;
        }
        if (name.equals(PLAIN_EC) || ECDSA.containsValue(name)) {
            return ECDSA;
        }
        return name.equals(PLAIN_SM2) || SM2.containsValue(name) ? SM2 : Map.of();
    }

    /** RSA's names have an empty parameter (RFC 4055), the others none (RFC 5758, GM/T 0006). */
    private static AlgorithmIdentifier whole(String name) {
        var identifier = new ASN1ObjectIdentifier(name);
        return RSA.containsValue(name)
                ? new AlgorithmIdentifier(identifier, DERNull.INSTANCE)
                : new AlgorithmIdentifier(identifier);
    }

    private static AlgorithmNames repeated(CMSAlgorithmProtection signed) {
        SealBroken.unless(signed.getSignatureAlgorithm() != null, "签名没有写明算法");
        return new AlgorithmNames(signed.getDigestAlgorithm(), signed.getSignatureAlgorithm());
    }

    AlgorithmIdentifier digest() {
        return digest;
    }

    AlgorithmIdentifier signature() {
        return signature;
    }
}
