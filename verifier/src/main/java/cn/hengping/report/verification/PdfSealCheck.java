package cn.hengping.report.verification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * The seal of a PDF (PAdES): everything but the container's own digits is signed, the digits are written in one way only, and the
 * container says nothing beside what the signature needs.
 */
final class PdfSealCheck {
    /** A time authority that is far away may need a few bytes less than were kept for it; they are zero. */
    private static final int MOST_SPARE = 64;

    private PdfSealCheck() {}

    static FoundSeal check(byte[] file)
            throws IOException, GeneralSecurityException, CMSException, OperatorCreationException {
        try (var pdf = Loader.loadPDF(file)) {
            var signatures = pdf.getSignatureDictionaries();
            SealBroken.unless(signatures.size() == 1, "应有一个签章，现有 " + signatures.size() + " 个");
            return check(file, signatures.getFirst());
        }
    }

    /** The file by what this entry of it says of its signature. */
    static FoundSeal check(byte[] file, PDSignature signature)
            throws IOException, GeneralSecurityException, CMSException, OperatorCreationException {
        var range = signature.getByteRange();
        requireAll(range, file);
        var signed = Arrays.copyOf(file, range[1] + range[3]);
        System.arraycopy(file, range[2], signed, range[1], range[3]);
        var container = SignedContainer.read(container(file, range), CMSObjectIdentifiers.data.getId(), signed);
        return new FoundSeal(container.signer(), container.fingerprint(), claimed(signature), container.stamp());
    }

    private static Instant claimed(PDSignature signature) {
        var date = signature.getSignDate();
        SealBroken.unless(date != null, "签章没有写明时间");
        return date.toInstant();
    }

    /** From the first byte to the last, but for one string in hexadecimal digits. */
    private static void requireAll(int[] range, byte[] file) {
        SealBroken.unless(
                range.length == 4
                        && range[0] == 0
                        && range[1] > 0
                        && range[2] > range[1]
                        && range[3] > 0
                        && (long) range[2] + range[3] == file.length
                        && file[range[1]] == '<'
                        && file[range[2] - 1] == '>',
                "签章没有覆盖整个文件");
    }

    private static byte[] container(byte[] file, int[] range) {
        var digits = new String(file, range[1] + 1, range[2] - range[1] - 2, StandardCharsets.ISO_8859_1);
        var bytes = HexFormat.of().parseHex(digits);
        SealBroken.unless(HexFormat.of().formatHex(bytes).equals(digits), "签章容器的写法被改动");
        var length = SignedContainer.length(bytes);
        SealBroken.unless(length <= bytes.length && bytes.length - length <= MOST_SPARE, "签章容器的长度被改动");
        for (var at = length; at < bytes.length; at++) {
            SealBroken.unless(bytes[at] == 0, "签章容器之后写有内容");
        }
        return Arrays.copyOf(bytes, length);
    }
}
