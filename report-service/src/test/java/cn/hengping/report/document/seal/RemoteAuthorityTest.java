package cn.hengping.report.document.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import cn.hengping.platform.Ids;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.report.document.DocumentFixture;
import cn.hengping.report.document.DocumentFormat;
import cn.hengping.report.document.Rendered;
import cn.hengping.report.document.seal.SealRefusal.TimeAuthorityAway;
import cn.hengping.report.document.seal.stamp.Stamp;
import cn.hengping.report.document.seal.time.RemoteAuthority;
import cn.hengping.report.document.seal.time.TimeAuthority;
import cn.hengping.report.verification.SealCheck;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("别处的时间戳服务（RFC 3161）：签名长短不一、证书链不全，也能收下；答得不对的不收")
class RemoteAuthorityTest {
    private static final Instant AT = Instant.parse("2025-02-27T01:00:00Z");
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    @TempDir
    static Path folder;

    /** What the authority does with the question before it answers; as it is when all is well. */
    private interface Answer {
        byte[] to(byte[] question) throws Exception;
    }

    private final Random random = new Random(1);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Answer answer = this::granted;
    private TimeStampTokenGenerator tokens;

    @BeforeEach
    void open() throws Exception {
        tokens = tokens();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = answer.to(exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** On a curve, so that signatures differ in length; certified by somebody whose own certificate is not known here. */
    private static TimeStampTokenGenerator tokens() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC", PROVIDER);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var middle = generator.generateKeyPair();
        var keys = generator.generateKeyPair();
        var root = new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(PROVIDER)
                .build(generator.generateKeyPair().getPrivate());
        var certifier = certificate("CN=根", root, "CN=中间机构", middle.getPublic());
        var by = new JcaContentSignerBuilder("SHA256withECDSA")
                .setProvider(PROVIDER)
                .build(middle.getPrivate());
        var own = certificate("CN=中间机构", by, "CN=远方的时间戳", keys.getPublic());
        var digests =
                new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build();
        var signing = new JcaSignerInfoGeneratorBuilder(digests)
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA")
                                .setProvider(PROVIDER)
                                .build(keys.getPrivate()),
                        own);
        var made = new TimeStampTokenGenerator(
                signing,
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("1.2.3"));
        made.addCertificates(new JcaCertStore(List.of(certifier, own)));
        return made;
    }

    private static X509Certificate certificate(String issuer, ContentSigner by, String name, PublicKey key)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(name.length()),
                Date.from(AT.minus(Duration.ofDays(1))),
                Date.from(Instant.parse("2125-01-01T00:00:00Z")),
                new X500Name(name),
                key);
        if (name.contains("时间")) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(builder.build(by));
    }

    private byte[] granted(byte[] question) throws Exception {
        var serial = BigInteger.ONE.shiftLeft(8 * asked.incrementAndGet());
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(new TimeStampRequest(question), serial, Date.from(AT))
                .getEncoded();
    }

    private RemoteAuthority authority() {
        var ids = new Ids(Clock.fixed(AT, ZoneOffset.UTC), random::nextLong);
        return new RemoteAuthority(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), ids::next);
    }

    private static SealOrder order(Rendered.File file) {
        var office = file.about().unitName();
        return new SealOrder(file.content(), office, Stamp.of(office, "演示印章", DocumentFixture.FONTS), AT);
    }

    private static Rendered.File table(DocumentFormat format) {
        return DocumentFixture.print(DocumentFixture.golden()).stream()
                .filter(file -> file.about().format() == format)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("PDF 与 OFD 都由它作证，签章逐字节完好")
    void a_far_authority_witnesses() {
        var order = order(table(DocumentFormat.PDF));
        for (var time = 0; time < 8; time++) {
            var pdf = PdfSeal.sign(order, SoftKey.in(folder, SoftKey.Algorithm.RSA, "演示印章", AT), authority());
            var stamp = SealCheck.require(pdf).stamp();
            assertThat(stamp).isNotNull();
            assertThat(stamp.authority()).contains("远方的时间戳");
        }
        var ofd = OfdSeal.sign(
                order(table(DocumentFormat.OFD)), SoftKey.in(folder, SoftKey.Algorithm.SM2, "演示印章", AT), authority());
        assertThat(SealCheck.require(ofd).stamp()).isNotNull();
    }

    @Test
    @DisplayName("不答、乱答、答别的问题、拒绝的，按名称拒绝，不盖章")
    void without_a_witness_nothing_is_sealed() {
        var earlier = new byte[1][];
        answer = question -> earlier[0] = granted(question);
        stamp();
        answer = _ -> earlier[0];
        assertThat(refusal()).isEqualTo(new TimeAuthorityAway("TSPValidationException"));
        answer = _ -> new byte[] {1, 2, 3};
        assertThat(refusal()).isInstanceOf(TimeAuthorityAway.class);
        answer = question -> new TimeStampResponseGenerator(tokens, Set.of(TSPAlgorithms.SHA1.getId()))
                .generate(new TimeStampRequest(question), BigInteger.TWO, Date.from(AT))
                .getEncoded();
        assertThat(refusal()).isInstanceOf(TimeAuthorityAway.class);
        answer = _ -> {
            throw new IOException("away");
        };
        assertThat(refusal()).isInstanceOf(TimeAuthorityAway.class);
        server.stop(0);
        assertThat(refusal()).isEqualTo(new TimeAuthorityAway("ConnectException"));
    }

    private byte[] stamp() {
        return authority().stamp(TimeAuthority.Algorithm.SHA256, new byte[32], AT);
    }

    private Refusal refusal() {
        return catchThrowableOfType(Refused.class, this::stamp).refusal();
    }
}
