package cn.hengping.budget.staff;

import static cn.hengping.budget.staff.Drift.Kind.ACTIVE;
import static cn.hengping.budget.staff.Drift.Kind.EMAIL;
import static cn.hengping.budget.staff.Drift.Kind.MISSING;
import static cn.hengping.budget.staff.Drift.Kind.POSTS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import cn.hengping.budget.staff.Accounts.Found;
import cn.hengping.budget.staff.StaffRefusal.AccountUnknownHere;
import cn.hengping.budget.staff.StaffRefusal.OwnPosts;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * An account that an administrator changed in Keycloak, so that it is no longer what the person is here (账号差异).
 *
 * @param here the person here; absent for an account that nobody registered
 * @param there the account there; absent when it was deleted
 * @param unitPath the place whose administrators see it
 */
public record Drift(
        String account,
        List<Kind> kinds,
        @Nullable Staff here,
        @Nullable Found there,
        UnitPath unitPath,
        Instant foundAt) {

    public enum Kind {
        /** Disabled there and active here, or the other way round. */
        ACTIVE,
        POSTS,
        EMAIL,
        /** Deleted there. */
        MISSING,
        /** Holds posts there, and is not registered here. */
        UNKNOWN
    }

    /** What the security administrator does about it. */
    public enum Decision {
        /** What was changed there is right. */
        ADOPT,
        /** What is here is right. */
        PUT_BACK
    }

    public Drift {
        kinds = List.copyOf(kinds);
    }

    /** How the account differs from the person; empty when it does not. */
    public static Optional<Drift> between(Staff here, @Nullable Found there, Instant now) {
        var kinds = kinds(here, there);
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Drift(
                        here.account(), kinds, here, there, here.unit().path(), now));
    }

    /** An account that nobody registered, when it holds a post; it is shown where its first post is. */
    public static Optional<Drift> unknown(Found there, Instant now) {
        return there.posts().stream()
                .findFirst()
                .map(post -> new Drift(there.account(), List.of(Kind.UNKNOWN), null, there, post.scope(), now));
    }

    private static List<Kind> kinds(Staff here, @Nullable Found there) {
        if (there == null) {
            return here.active() ? List.of(MISSING) : List.of();
        }
        var kinds = new ArrayList<Kind>();
        if (here.active() != there.active()) {
            kinds.add(ACTIVE);
        }
        if (!new HashSet<>(here.posts()).equals(new HashSet<>(there.posts()))) {
            kinds.add(POSTS);
        }
        if (!Objects.equals(here.email(), there.email())) {
            kinds.add(EMAIL);
        }
        return List.copyOf(kinds);
    }

    /** Refuses whoever may not settle it; nobody settles his own account, registered or not. */
    void requireSettler(Actor actor) {
        actor.requireRole(Role.SECURITY_ADMIN);
        actor.requireScope(unitPath);
        if (actor.account().equals(account)) {
            throw new OwnPosts(account).asError();
        }
    }

    Staff person() {
        if (here == null) {
            throw new AccountUnknownHere(account).asError();
        }
        return here;
    }

    /** The person as the account is: an account that was deleted is a person who left. */
    Staff adopted(Staff now) {
        if (there == null) {
            return now.standing(false);
        }
        Appointment.requireSeparation(account, there.posts());
        return new Staff(
                now.account(),
                now.title(),
                now.personName(),
                there.email(),
                now.unit(),
                there.posts(),
                there.active(),
                now.sequence() + 1);
    }

    /** The last code of the place where it is shown: a unit's, unless its posts are the region's. */
    String unitCode() {
        var path = unitPath.value();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The person that an account is which nobody registered. */
    Staff newcomer(Place unit) {
        var found = Objects.requireNonNull(there);
        Appointment.requireSeparation(account, found.posts());
        var title = found.title().isBlank() ? account : found.title();
        return new Staff(account, title, null, found.email(), unit, found.posts(), found.active(), 1);
    }
}
