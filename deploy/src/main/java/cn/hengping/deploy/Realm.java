package cn.hengping.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/**
 * The realm as code, applied to a running Keycloak as often as one likes: settings and clients become what the file says,
 * groups and accounts that are missing are made, and what an administrator added is left alone.
 */
final class Realm {
    static final String PROVISIONING = "hengping-provisioning";
    private static final String MANAGE_USERS = "manage-users";
    private static final int TRIES = 20;

    private final Path file;
    private final String publicUrl;
    private final Map<String, String> secrets;

    /** @param secrets of the clients that have one */
    Realm(Path file, String publicUrl, Map<String, String> secrets) {
        this.file = file;
        this.publicUrl = publicUrl;
        this.secrets = Map.copyOf(secrets);
    }

    /**
     * Makes the realm what the file says. A Keycloak whose database has just come back fails for a moment, once for every
     * connection that it lost: it is asked again.
     */
    void applyTo(String address, String password) {
        for (var tries = 1; ; tries++) {
            try {
                apply(address, password);
                return;
            } catch (ServerErrorException | ProcessingException e) {
                if (tries == TRIES) {
                    throw new Failed("keycloak 的领域配置不能应用：" + e.getMessage(), e);
                }
                Part.sleep(1_000);
            } catch (WebApplicationException e) {
                throw new Failed("keycloak 的领域配置不能应用：" + e.getMessage(), e);
            }
        }
    }

    private void apply(String address, String password) {
        var wanted = wanted();
        try (var keycloak = KeycloakBuilder.builder()
                .serverUrl(address)
                .realm("master")
                .clientId("admin-cli")
                .username("bootstrap")
                .password(password)
                .build()) {
            var realm = keycloak.realm(wanted.getRealm());
            if (exists(realm)) {
                update(realm, wanted);
            } else {
                keycloak.realms().create(wanted);
            }
            allowProvisioning(realm);
        }
    }

    /** The client that brings staff may manage users, and nothing else of the realm's administration. */
    private static void allowProvisioning(RealmResource realm) {
        var clients = realm.clients();
        var client = clients.findByClientId(PROVISIONING).getFirst();
        var management = clients.findByClientId("realm-management").getFirst();
        var account = clients.get(client.getId()).getServiceAccountUser();
        var roles = realm.users().get(account.getId()).roles().clientLevel(management.getId());
        var held = roles.listAll();
        roles.remove(held.stream()
                .filter(role -> !role.getName().equals(MANAGE_USERS))
                .toList());
        roles.add(List.of(
                clients.get(management.getId()).roles().get(MANAGE_USERS).toRepresentation()));
    }

    private RealmRepresentation wanted() {
        try {
            var realm = JsonSerialization.readValue(
                    Files.readString(file).replace("${publicUrl}", publicUrl), RealmRepresentation.class);
            realm.getClients().stream()
                    .filter(client -> secrets.containsKey(client.getClientId()))
                    .forEach(client -> client.setSecret(secrets.get(client.getClientId())));
            return realm;
        } catch (IOException e) {
            throw new Failed("领域配置不能读取：" + e.getMessage(), e);
        }
    }

    private static boolean exists(RealmResource realm) {
        try {
            realm.toRepresentation();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private static void update(RealmResource realm, RealmRepresentation wanted) {
        var clients = wanted.getClients();
        var groups = wanted.getGroups();
        var users = wanted.getUsers();
        wanted.setClients(null);
        wanted.setGroups(null);
        wanted.setUsers(null);
        realm.update(wanted);
        clients.forEach(client -> apply(realm, client));
        groups.forEach(group -> apply(realm, group, ""));
        users.stream()
                .filter(user ->
                        realm.users().searchByUsername(user.getUsername(), true).isEmpty())
                .forEach(user -> add(realm, user));
    }

    private static void apply(RealmResource realm, ClientRepresentation client) {
        var known = realm.clients().findByClientId(client.getClientId());
        if (known.isEmpty()) {
            close(realm.clients().create(client));
            return;
        }
        var mappers = client.getProtocolMappers();
        client.setId(known.getFirst().getId());
        client.setProtocolMappers(null);
        realm.clients().get(client.getId()).update(client);
        var resource = realm.clients().get(client.getId()).getProtocolMappers();
        for (var mapper : mappers) {
            resource.getMappers().stream()
                    .filter(candidate -> candidate.getName().equals(mapper.getName()))
                    .findFirst()
                    .ifPresentOrElse(
                            existing -> {
                                mapper.setId(existing.getId());
                                resource.update(existing.getId(), mapper);
                            },
                            () -> close(resource.createMapper(mapper)));
        }
    }

    private static void apply(RealmResource realm, GroupRepresentation group, String parent) {
        var path = parent + "/" + group.getName();
        var children = group.getSubGroups();
        try {
            realm.getGroupByPath(path);
        } catch (NotFoundException _) {
            var bare = new GroupRepresentation();
            bare.setName(group.getName());
            close(
                    parent.isEmpty()
                            ? realm.groups().add(bare)
                            : realm.groups()
                                    .group(realm.getGroupByPath(parent).getId())
                                    .subGroup(bare));
        }
        if (children != null) {
            children.forEach(child -> apply(realm, child, path));
        }
    }

    private static void add(RealmResource realm, UserRepresentation user) {
        var groups = List.copyOf(user.getGroups());
        close(realm.users().create(user));
        var made = realm.users().searchByUsername(user.getUsername(), true).getFirst();
        groups.forEach(group -> realm.users()
                .get(made.getId())
                .joinGroup(realm.getGroupByPath(group).getId()));
    }

    private static void close(Response response) {
        try (response) {
            if (response.getStatus() >= 300) {
                throw new Failed("keycloak 拒绝了领域配置：" + response.getStatus() + " " + response.readEntity(String.class));
            }
        }
    }
}
