package cn.hengping.deploy.district;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.deploy.Failed;
import cn.hengping.deploy.district.DistrictPlan.PlannedUnit;
import cn.hengping.deploy.walk.Api.Seat;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The demonstration accounts of the district: each holds the posts of two dozen units, because five hundred accounts with their
 * password hashes would take longer than everything else. Only in the realm of this machine.
 */
final class DistrictAccounts {
    private static final int POSTS_OF_AN_ACCOUNT = 24;
    private static final int BUREAU_ACCOUNTS = 4;

    private final String address;
    private final String adminPassword;
    private final String password;
    private final Map<String, String> known = new HashMap<>();

    DistrictAccounts(URI keycloak, String adminPassword, String password) {
        this.address = keycloak.toString();
        this.adminPassword = adminPassword;
        this.password = password;
    }

    static Seat preparer(PlannedUnit unit) {
        return new Seat("qu-preparer-" + unit.number() / POSTS_OF_AN_ACCOUNT, unit.path() + "/PREPARER");
    }

    static Seat reviewer(PlannedUnit unit) {
        var account = "qu-reviewer-" + unit.number() / (12 * POSTS_OF_AN_ACCOUNT);
        return new Seat(account, unit.departmentPath() + "/DEPARTMENT_REVIEWER");
    }

    static Seat bureau(int number) {
        return new Seat("qu-bureau-" + number % BUREAU_ACCOUNTS, "130207/BUREAU_REVIEWER");
    }

    /** Makes the groups and accounts that are missing; what is there already stays. */
    void make(List<PlannedUnit> units) {
        try (var keycloak = KeycloakBuilder.builder()
                .serverUrl(address)
                .realm("master")
                .clientId("admin-cli")
                .username("bootstrap")
                .password(adminPassword)
                .build()) {
            make(keycloak, units);
        } catch (WebApplicationException | ProcessingException e) {
            throw new Failed("keycloak 不能建立演示账号：" + e.getMessage(), e);
        }
    }

    private void make(Keycloak keycloak, List<PlannedUnit> units) {
        var realm = keycloak.realm("hengping");
        var region = realm.getGroupByPath("/130207").getId();
        for (var i = 0; i < BUREAU_ACCOUNTS; i++) {
            join(
                    realm,
                    bureau(i).account(),
                    realm.getGroupByPath("/130207/BUREAU_REVIEWER").getId());
        }
        var department = region;
        for (var unit : units) {
            var group = group(realm, unit.isDepartment() ? region : department, unit.code(), "/" + unit.path());
            if (unit.isDepartment()) {
                department = group;
                join(
                        realm,
                        reviewer(unit).account(),
                        group(
                                realm,
                                group,
                                "DEPARTMENT_REVIEWER",
                                "/" + reviewer(unit).post()));
            }
            join(
                    realm,
                    preparer(unit).account(),
                    group(realm, group, "PREPARER", "/" + preparer(unit).post()));
        }
    }

    private static String group(RealmResource realm, String parent, String name, String path) {
        var wanted = new GroupRepresentation();
        wanted.setName(name);
        try (var answer = realm.groups().group(parent).subGroup(wanted)) {
            return answer.getStatus() == 409 ? realm.getGroupByPath(path).getId() : id(answer);
        }
    }

    private void join(RealmResource realm, String account, String group) {
        realm.users().get(account(realm, account)).joinGroup(group);
    }

    private String account(RealmResource realm, String account) {
        return known.computeIfAbsent(account, _ -> made(realm, account));
    }

    private String made(RealmResource realm, String account) {
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
            return answer.getStatus() == 409
                    ? realm.users().searchByUsername(account, true).getFirst().getId()
                    : id(answer);
        }
    }

    private static String id(Response answer) {
        if (answer.getStatus() != 201) {
            throw new Failed("keycloak 不能建立演示账号：" + answer.getStatus() + " " + answer.readEntity(String.class));
        }
        var location = answer.getLocation().getPath();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
