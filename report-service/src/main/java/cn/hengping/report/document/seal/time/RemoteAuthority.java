package cn.hengping.report.document.seal.time;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import cn.hengping.report.document.seal.SealRefusal.TimeAuthorityAway;
import cn.hengping.report.verification.SealBroken;
import cn.hengping.report.verification.SealCheck;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** A time authority at its address, asked by HTTP (RFC 3161, 3.4). Where it does not answer, nothing is sealed. */
public final class RemoteAuthority implements TimeAuthority {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 << 10;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI address;
    private final Supplier<UUID> nonces;

    public RemoteAuthority(URI address, Supplier<UUID> nonces) {
        this.address = address;
        this.nonces = nonces;
    }

    @Override
    public byte[] stamp(Algorithm algorithm, byte[] hash, Instant at) {
        try {
            var asked = new TimeStampRequestGenerator();
            asked.setCertReq(true);
            var nonce = BigInteger.valueOf(nonces.get().getLeastSignificantBits() & Long.MAX_VALUE);
            var request = asked.generate(new ASN1ObjectIdentifier(algorithm.identifier()), hash, nonce);
            var response = new TimeStampResponse(answer(request.getEncoded()));
            response.validate(request);
            var token = response.getTimeStampToken();
            if (token == null) {
                throw new TimeAuthorityAway(String.valueOf(response.getStatusString())).asError();
            }
            return SealCheck.strictToken(token.getEncoded());
        } catch (IOException | TSPException | SealBroken e) {
            throw new TimeAuthorityAway(e.getClass().getSimpleName()).asError();
        }
    }

    /** Serial numbers and signatures on curves differ in length. */
    @Override
    public int spread() {
        return 32;
    }

    private byte[] answer(byte[] question) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        try {
            var response = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
