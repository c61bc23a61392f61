package cn.hengping.report.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.ASN1Sequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The samples were sealed by report-service with soft keys that exist no more. */
@DisplayName("本系统签章的 PDF 与 OFD：逐字节核验")
class SealCheckTest {
    private static final Instant AT = Instant.parse("2025-02-27T01:00:00Z");
    private static final byte[] PDF = sample("table.pdf");
    private static final byte[] OFD = sample("report.ofd");

    private interface Check {
        void check(byte[] altered) throws Exception;
    }

    private static byte[] sample(String name) {
        try (var in = Objects.requireNonNull(SealCheckTest.class.getResourceAsStream("/sealed/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int index(byte[] file, String word) {
        return new String(file, StandardCharsets.ISO_8859_1).lastIndexOf(word);
    }

    private static boolean holds(byte[] altered, Check check) {
        try {
            check.check(altered);
            return true;
        } catch (Exception _) {
            return false;
        }
    }

    /** The bits of every so many bytes, from here to there, whose change nobody notices. */
    private static List<String> unseen(byte[] file, int from, int to, int step, Check check) {
        var unseen = new ArrayList<String>();
        for (var at = from; at < to; at += step) {
            for (var bit = 1; bit < 256; bit *= 2) {
                var altered = file.clone();
                altered[at] ^= (byte) bit;
                if (holds(altered, check)) {
                    unseen.add(at + ":" + bit);
                }
            }
        }
        return unseen;
    }

    @Test
    @DisplayName("完好的签章说出谁、何时、谁作证")
    void a_whole_seal_says_who_and_when() {
        for (var file : new byte[][] {PDF, OFD}) {
            var found = SealCheck.require(file);

            assertThat(SealCheck.isSealed(file)).isTrue();
            assertThat(found.signer()).contains("演示印章");
            assertThat(found.claimedAt()).isEqualTo(AT);
            assertThat(found.stamp()).isNotNull();
            assertThat(found.stamp().at()).isEqualTo(AT);
            assertThat(found.stamp().authority()).contains("演示时间戳");
        }
    }

    @Test
    @DisplayName("PDF 签名容器的任何一位改动，都看得出来")
    void any_altered_bit_of_the_container_is_found() throws Exception {
        var from = index(PDF, "/Contents <") + "/Contents <".length();
        try (var pdf = Loader.loadPDF(PDF)) {
            var signature = pdf.getSignatureDictionaries().getFirst();
            var end = signature.getByteRange()[2];
            PdfSealCheck.check(PDF, signature);

            assertThat(end - from).isGreaterThan(7_000);
            assertThat(unseen(PDF, from - 1, end, 1, altered -> PdfSealCheck.check(altered, signature)))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("OFD 签章值里签名之外的任何一位改动，都看得出来；签名之内的每隔一段")
    void any_altered_bit_of_the_value_is_found() throws Exception {
        var value = Objects.requireNonNull(StrictZip.read(OFD).parts().get(OfdSealCheck.SIGNED_VALUE));
        var list = Objects.requireNonNull(StrictZip.read(OFD).parts().get(OfdSealCheck.SIGNATURE));
        requireValue(value, list);

        Check check = altered -> requireValue(altered, list);
        var signed = ASN1Sequence.getInstance(ASN1Sequence.getInstance(value).getObjectAt(0))
                .getEncoded()
                .length;
        assertThat(unseen(value, 0, signed, 61, check)).isEmpty();
        assertThat(unseen(value, signed, value.length, 1, check)).isEmpty();
    }

    private static void requireValue(byte[] value, byte[] list) throws Exception {
        var seal = ElectronicSeal.read(value);
        seal.requireWhole();
        SealBroken.unless(Arrays.equals(seal.listHash(), OfdSealCheck.sm3(list)), "list");
        seal.found();
    }

    @Test
    @DisplayName("接长、截短、抹去签章的，都看得出来")
    void longer_and_shorter_files_are_found() {
        for (var file : new byte[][] {PDF, OFD}) {
            for (var length : new int[] {file.length + 1, file.length + 64, file.length - 1, file.length - 64, 40}) {
                assertThatThrownBy(() -> SealCheck.require(Arrays.copyOf(file, length)))
                        .as("length " + length)
                        .isInstanceOf(SealBroken.class);
            }
        }
        assertThat(SealCheck.isSealed("%PDF-1.7".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }
}
