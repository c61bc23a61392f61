package cn.hengping.report.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;

/** Checks the seal on a PDF or an OFD, byte for byte. */
public final class SealCheck {
    /** Under this name the seal of an OFD says the SM3 of all bytes of the package before its signed value, as they lie. */
    public static final String PACKAGE_HASH = "2.25.226391458312094437712365804411538214187";

    private SealCheck() {}

    /** Whether the file claims to be sealed; what it claims is not believed yet. */
    public static boolean isSealed(byte[] file) {
        return isPackage(file)
                ? contains(file, OfdSealCheck.SIGNED_VALUE.getBytes(StandardCharsets.US_ASCII))
                : contains(file, "/ByteRange".getBytes(StandardCharsets.US_ASCII));
    }

    /** What the seal says; refused when it does not hold. */
    public static FoundSeal require(byte[] file) {
        return read(() -> isPackage(file) ? OfdSealCheck.check(file) : PdfSealCheck.check(file));
    }

    /**
     * A time stamp token (RFC 3161) written in the one way that this check lets through: without what nobody signed. Where an authority
     * gives certificates whose issuer it keeps to itself, those are left out, too.
     */
    public static byte[] strictToken(byte[] token) {
        return read(() -> SignedContainer.strict(token));
    }

    private interface Reading<T> {
        T read() throws IOException, GeneralSecurityException, CMSException, OperatorCreationException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SealBroken broken) {
            throw broken;
        } catch (IOException
                | GeneralSecurityException
                | CMSException
                | OperatorCreationException
                | RuntimeException unreadable) {
            // a broken structure makes libraries fail in many ways, and all of them mean the same
            throw new SealBroken("签章无法读取：" + unreadable.getClass().getSimpleName());
        }
    }

    private static boolean isPackage(byte[] file) {
        return file.length > 1 && file[0] == 'P' && file[1] == 'K';
    }

    private static boolean contains(byte[] file, byte[] word) {
        for (var at = 0; at <= file.length - word.length; at++) {
            var same = 0;
            while (same < word.length && file[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }
}
