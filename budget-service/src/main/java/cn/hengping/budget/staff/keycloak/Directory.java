package cn.hengping.budget.staff.keycloak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.budget.staff.Accounts.Found;
import cn.hengping.budget.staff.Staff;
import cn.hengping.platform.Post;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What is done in one realm. Every act looks first and changes only what differs, so that doing it again changes nothing. */
final class Directory {
    /** Keycloak wants an address of everybody at the first login; nothing is ever delivered to this domain. */
    private static final String NO_ADDRESS = "@hengping.invalid";

    private static final int MOST_GROUPS = 200;
    private static final long REGISTRATION = 1;
    private static final int CONFLICT = 409;

    private final RealmResource realm;

    Directory(RealmResource realm) {
        this.realm = realm;
    }

    /** Makes the account what the person is; says whether it is there now. */
    boolean bring(Staff staff) {
        var known = user(staff.account());
        if (known.isEmpty() && !staff.active()) {
            return false;
        }
        var user = known.orElseGet(() -> created(staff));
        var isLess = update(user, staff);
        var holdsLess = join(user, staff);
        if (isLess || holdsLess) {
            realm.users().get(user.getId()).logout();
        }
        return true;
    }

    private Optional<UserRepresentation> user(String account) {
        return realm.users().searchByUsername(account, true).stream()
                .filter(user -> user.getUsername().equals(account))
                .findFirst();
    }

    /** A name that is taken meanwhile was taken by an earlier try of ours: it is used, and never made twice. */
    private UserRepresentation created(Staff staff) {
        var user = described(new UserRepresentation(), staff);
        user.setUsername(staff.account());
        user.setRequiredActions(List.of("UPDATE_PASSWORD"));
        made(realm.users().create(user));
        return user(staff.account()).orElseThrow(() -> new NotFoundException(staff.account()));
    }

    private static UserRepresentation described(UserRepresentation user, Staff staff) {
        user.setEnabled(staff.active());
        user.setEmail(staff.email() == null ? staff.account() + NO_ADDRESS : staff.email());
        user.setEmailVerified(true);
        user.setFirstName(staff.title());
        user.setLastName(staff.unit().name());
        return user;
    }

    private static void made(Response response) {
        try (response) {
            if (response.getStatus() >= 300 && response.getStatus() != CONFLICT) {
                throw new WebApplicationException(response.readEntity(String.class), response.getStatus());
            }
        }
    }

    /** Says whether the account may do less than before: then its sessions end. */
    private boolean update(UserRepresentation user, Staff staff) {
        var wasEnabled = Boolean.TRUE.equals(user.isEnabled());
        var before = List.of(wasEnabled, text(user.getEmail()), text(user.getFirstName()), text(user.getLastName()));
        described(user, staff);
        var after = List.of(
                Boolean.TRUE.equals(user.isEnabled()),
                text(user.getEmail()),
                text(user.getFirstName()),
                text(user.getLastName()));
        if (!before.equals(after)) {
            realm.users().get(user.getId()).update(user);
        }
        return wasEnabled && !staff.active();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /**
     * Registering somebody gives no post and takes none: what an account held before is a difference that the security
     * administrator settles. Else the first registration of the administrators' own accounts would lock everybody out.
     */
    private boolean join(UserRepresentation user, Staff staff) {
        var held = posts(user.getId());
        var resource = realm.users().get(user.getId());
        var isLess = false;
        for (var group : held.entrySet()) {
            if (staff.sequence() > REGISTRATION && !staff.posts().contains(group.getKey())) {
                resource.leaveGroup(group.getValue());
                isLess = true;
            }
        }
        for (var post : staff.posts()) {
            if (!held.containsKey(post)) {
                resource.joinGroup(group("/" + post));
            }
        }
        return isLess;
    }

    /** The posts that an account holds there, with the groups that they are. */
    private Map<Post, String> posts(String userId) {
        var posts = new LinkedHashMap<Post, String>();
        for (var group : realm.users().get(userId).groups(0, MOST_GROUPS)) {
            Post.parse(group.getPath()).ifPresent(post -> posts.put(post, group.getId()));
        }
        return posts;
    }

    /** The group at this path; what is missing on the way is made. */
    private String group(String path) {
        try {
            return realm.getGroupByPath(path).getId();
        } catch (NotFoundException _) {
            var cut = path.lastIndexOf('/');
            var group = new GroupRepresentation();
            group.setName(path.substring(cut + 1));
            made(
                    cut == 0
                            ? realm.groups().add(group)
                            : realm.groups()
                                    .group(group(path.substring(0, cut)))
                                    .subGroup(group));
            return realm.getGroupByPath(path).getId();
        }
    }

    List<Found> page(int first, int most) {
        return realm.users().list(first, most).stream().map(this::found).toList();
    }

    Optional<Found> find(String account) {
        return user(account).map(this::found);
    }

    private Found found(UserRepresentation user) {
        var email = user.getEmail();
        return new Found(
                user.getUsername(),
                text(user.getFirstName()),
                Boolean.TRUE.equals(user.isEnabled()),
                email == null || email.endsWith(NO_ADDRESS) ? null : email,
                posts(user.getId()).keySet().stream()
                        .sorted(java.util.Comparator.comparing(Post::toString))
                        .toList());
    }

    boolean setTemporaryPassword(String account, String password) {
        var user = user(account).orElseThrow(() -> new NotFoundException(account));
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setTemporary(true);
        credential.setValue(password);
        realm.users().get(user.getId()).resetPassword(credential);
        return true;
    }
}
