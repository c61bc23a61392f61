package cn.hengping.report.verification;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;

import org.bouncycastle.cms.CMSException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The seal of an OFD (GB/T 33190-2016, chapter 18, with the seal of GB/T 38540-2020): each part has the SM3 that the list of the
 * signature gives it, the list is signed, and all bytes of the package before the signed value are signed once more, as they lie.
 */
final class OfdSealCheck {
    static final String SIGNED_VALUE = "Doc_0/Signs/Sign_0/SignedValue.dat";
    static final String SIGNATURE = "Doc_0/Signs/Sign_0/Signature.xml";
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private OfdSealCheck() {}

    static FoundSeal check(byte[] file)
            throws IOException, GeneralSecurityException, CMSException, OperatorCreationException {
        var zip = StrictZip.read(file);
        var parts = zip.parts();
        var list = parts.get(SIGNATURE);
        var value = parts.remove(SIGNED_VALUE);
        if (list == null || value == null) {
            throw new SealBroken("文件没有签章");
        }
        parts.remove(SIGNATURE);
        var references = OfdReferences.in(list);
        SealBroken.unless(references.keySet().equals(parts.keySet()), "有的部分未经签章，或已缺失");
        for (var part : parts.entrySet()) {
            var hash = Objects.requireNonNull(references.get(part.getKey()));
            SealBroken.unless(Arrays.equals(sm3(part.getValue()), hash), part.getKey() + " 被改动");
        }
        var seal = ElectronicSeal.read(value);
        seal.requireWhole();
        SealBroken.unless(
                Arrays.equals(seal.listHash(), sm3(list)) && seal.listName().equals("/" + SIGNATURE), "签章清单被改动");
        SealBroken.unless(Arrays.equals(seal.packageHash(), sm3(Arrays.copyOf(file, zip.lastBegins()))), "文件包的写法被改动");
        return seal.found();
    }

    static byte[] sm3(byte[] content) throws GeneralSecurityException {
        return MessageDigest.getInstance("SM3", PROVIDER).digest(content);
    }
}
