package cn.hengping.report.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

import cn.hengping.report.verification.Containers.Names;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("签名容器：只有一种写法，处处有人签名")
class SignedContainerTest {
    private static final String KIND = CMSObjectIdentifiers.data.getId();
    /** Names in hexadecimal digits, as DER has them. */
    private static final String PLAIN_RSA = "06092a864886f70d010101";

    private static final String WHOLE_RSA = "06092a864886f70d01010b";

    static Stream<Arguments> seals() throws Exception {
        var time = Signatory.rsa("CN=时间戳");
        var office = Signatory.rsa("CN=印章");
        var curve = Signatory.curve("CN=曲线时间戳", "secp256r1", "SHA256withECDSA");
        var sm2 = Signatory.curve("CN=国密", "sm2p256v1", "SM3withSM2");
        return Stream.of(
                Arguments.of("RSA，算法名在签名之内", office, Names.SIGNED, time),
                Arguments.of("RSA，算法名在签名之外", office, Names.UNSIGNED, time),
                Arguments.of("SM2，ECDSA 时间戳", sm2, Names.UNSIGNED, curve));
    }

    private static byte[] stamped(Signatory office, Names names, Signatory time) throws Exception {
        var container = Containers.over(Containers.CONTENT, office, names);
        var token = Containers.token(Containers.signature(container), time, names, time.certificate());
        return Containers.stamped(container, SealCheck.strictToken(token));
    }

    private static boolean holds(byte[] container) {
        try {
            require(container);
            return true;
        } catch (Exception _) {
            return false;
        }
    }

    private static void require(byte[] container) throws Exception {
        SignedContainer.read(container, KIND, Containers.CONTENT).stamp();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seals")
    @DisplayName("改动容器的任何一位，都看得出来")
    void any_altered_bit_is_found(String name, Signatory office, Names names, Signatory time) throws Exception {
        var container = stamped(office, names, time);
        require(container);
        var unseen = new ArrayList<String>();
        for (var at = 0; at < container.length; at++) {
            for (var change = 1; change < 256; change *= 2) {
                var altered = container.clone();
                altered[at] ^= (byte) change;
                if (holds(altered)) {
                    unseen.add(at + ":" + change);
                }
            }
        }

        assertThat(name).isNotEmpty();
        assertThat(unseen).isEmpty();
    }

    /** As most authorities write: the key alone is named, and whoever certifies the authority's certifier is not in it. */
    private static byte[] farToken(byte[] signature) throws Exception {
        var root = Signatory.rsa("CN=根");
        var middle = Signatory.rsa("CN=中间机构").issuedBy(root);
        var time = Signatory.rsa("CN=远方的时间戳").issuedBy(middle);
        var token = Containers.token(signature, time, Names.UNSIGNED, middle.certificate(), time.certificate());
        var digits = HexFormat.of().formatHex(token);
        var last = digits.lastIndexOf(WHOLE_RSA);
        return HexFormat.of()
                .parseHex(digits.substring(0, last) + PLAIN_RSA + digits.substring(last + PLAIN_RSA.length()));
    }

    @Test
    @DisplayName("别家的时间戳改写成唯一的写法后才收下：算法写全称，没有人签名的证书去掉")
    void a_token_is_written_in_the_one_way() throws Exception {
        var office = Signatory.rsa("CN=印章");
        var container = Containers.over(Containers.CONTENT, office, Names.SIGNED);
        var far = farToken(Containers.signature(container));
        var strict = SealCheck.strictToken(far);

        assertThat(holds(Containers.stamped(container, far))).isFalse();
        require(Containers.stamped(container, strict));
        assertThat(new CMSSignedData(strict).getCertificates().getMatches(null)).hasSize(1);
        assertThat(HexFormat.of().formatHex(strict)).contains(WHOLE_RSA);
        assertThat(SealCheck.strictToken(strict)).isEqualTo(strict);
        assertThatThrownBy(() -> SealCheck.strictToken(Arrays.copyOf(far, far.length - 1)))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    @DisplayName("时间戳属于别的签名、容器属于别的内容，都看得出来；没有时间戳也是一种完好")
    void a_token_of_another_signature_is_found() throws Exception {
        var time = Signatory.rsa("CN=时间戳");
        var office = Signatory.rsa("CN=印章");
        var container = Containers.over(Containers.CONTENT, office, Names.SIGNED);
        var other = Containers.token(new byte[] {9}, time, Names.SIGNED, time.certificate());

        assertThatThrownBy(() -> require(Containers.stamped(container, SealCheck.strictToken(other))))
                .hasMessageContaining("不属于这个签名");
        assertThatThrownBy(() -> SignedContainer.read(container, KIND, new byte[] {7}))
                .isInstanceOf(Exception.class);
        assertThat(SignedContainer.read(container, KIND, Containers.CONTENT).stamp())
                .isNull();
    }
}
