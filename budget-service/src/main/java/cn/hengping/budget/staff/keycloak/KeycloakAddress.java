package cn.hengping.budget.staff.keycloak;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where Keycloak is, and as which client this service changes its accounts; no address, no Keycloak. */
@ConfigurationProperties("hengping.keycloak")
record KeycloakAddress(
        @DefaultValue("") String address,
        @DefaultValue("hengping") String realm,
        @DefaultValue("hengping-provisioning") String client,
        @DefaultValue("") String secret) {}
