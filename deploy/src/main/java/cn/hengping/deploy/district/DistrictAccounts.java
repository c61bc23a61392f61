package cn.hengping.deploy.district;

import java.net.URI;
import java.util.List;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.district.DistrictPlan.PlannedUnit;
import cn.hengping.deploy.walk.Api.Seat;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The demonstration accounts of the district: each holds the posts of twenty units, the most that one account may hold, because a
 * thousand accounts with their password hashes would take longer than everything else. Only their passwords are set here, and only
 * in the realm of this machine; their posts come by the rosters ({@link DistrictStaff}).
 */
final class DistrictAccounts {
    private static final int POSTS_OF_AN_ACCOUNT = 20;
    static final int BUREAU_ACCOUNTS = 4;

    private final String address;
    private final String adminPassword;
    private final String password;

    DistrictAccounts(URI keycloak, String adminPassword, String password) {
        this.address = keycloak.toString();
        this.adminPassword = adminPassword;
        this.password = password;
    }

    static Seat preparer(PlannedUnit unit) {
        return new Seat("qu-preparer-" + unit.number() / POSTS_OF_AN_ACCOUNT, unit.path() + "/PREPARER");
    }

    static Seat head(PlannedUnit unit) {
        return new Seat("qu-head-" + unit.number() / POSTS_OF_AN_ACCOUNT, unit.path() + "/UNIT_HEAD");
    }

    static Seat reviewer(PlannedUnit unit) {
        var account = "qu-reviewer-" + unit.number() / (12 * POSTS_OF_AN_ACCOUNT);
        return new Seat(account, unit.departmentPath() + "/DEPARTMENT_REVIEWER");
    }

    static Seat bureau(int number) {
        return new Seat("qu-bureau-" + number % BUREAU_ACCOUNTS, "130207/BUREAU_REVIEWER");
    }

    /** Makes the accounts that are missing, with the password of all demonstration accounts; what is there already stays. */
    void make(List<String> accounts) {
        try (var keycloak = KeycloakBuilder.builder()
                .serverUrl(address)
                .realm("master")
                .clientId("admin-cli")
                .username("bootstrap")
                .password(adminPassword)
                .build()) {
            var realm = keycloak.realm("hengping");
            accounts.forEach(account -> make(realm, account));
        } catch (WebApplicationException | ProcessingException e) {
            throw new Failed("keycloak 不能建立演示账号：" + e.getMessage(), e);
        }
    }

    private void make(RealmResource realm, String account) {
        var secret = new CredentialRepresentation();
        secret.setType(CredentialRepresentation.PASSWORD);
        secret.setValue(password);
        var user = new UserRepresentation();
        user.setUsername(account);
        user.setEnabled(true);
        user.setEmail(account + "@hengping.invalid");
        user.setEmailVerified(true);
        user.setFirstName("示范区");
        user.setLastName("（演示）");
        user.setCredentials(List.of(secret));
        try (var answer = realm.users().create(user)) {
            if (answer.getStatus() != 201 && answer.getStatus() != 409) {
                throw new Failed("keycloak 不能建立演示账号：" + answer.getStatus() + " " + answer.readEntity(String.class));
            }
        }
    }
}
