package cn.hengping.platform.parts;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Issues real RS256 tokens whose key a real JWKS address publishes, for the edge tests of one service. */
public final class Tokens {
    private static final RSAKey KEY = newKey();
    private static final DisposableServer JWKS = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get(
                    "/jwks",
                    (_, response) -> response.header("Content-Type", "application/json")
                            .sendString(Mono.just(new JWKSet(KEY.toPublicJWK()).toString()))))
            .bindNow();

    private Tokens() {}

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("tests").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String issuer() {
        return "http://localhost/realms/hengping";
    }

    public static String jwks() {
        return "http://127.0.0.1:" + JWKS.port() + "/jwks";
    }

    /** A good token of this account holding these posts ({@code /130207/101/PREPARER}). */
    public static String of(String account, String... posts) {
        return sign(good(account, posts).build());
    }

    /** The value of an Authorization header. */
    public static String bearer(String account, String... posts) {
        return "Bearer " + of(account, posts);
    }

    /** The claims of a good token, to spoil one of them. */
    public static JWTClaimsSet.Builder good(String account, String... posts) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("hengping")
                .subject("sub-" + account)
                .claim("preferred_username", account)
                .claim("posts", List.of(posts))
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    public static String sign(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
