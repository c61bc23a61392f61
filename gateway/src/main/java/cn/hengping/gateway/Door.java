package cn.hengping.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the door stands.
 *
 * @param publicUrl the address that browsers use; Keycloak is reached under it as well
 * @param keycloak where this process reaches Keycloak
 * @param secret of the client {@code hengping-gateway}
 * @param requestsPerSecond how many requests one caller may make in the long run
 * @param burst how many at once
 */
@ConfigurationProperties("hengping.door")
record Door(
        String publicUrl,
        String keycloak,
        String secret,
        @DefaultValue("100") int requestsPerSecond,
        @DefaultValue("300") int burst) {

    private static final String REALM = "/realms/hengping";

    String issuer() {
        return publicUrl + REALM;
    }

    String publicEndpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }

    String backEndpoint(String name) {
        return keycloak + REALM + "/protocol/openid-connect/" + name;
    }
}
