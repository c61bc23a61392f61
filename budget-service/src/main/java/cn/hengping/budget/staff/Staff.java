package cn.hengping.budget.staff;

import static cn.hengping.platform.Role.SECURITY_ADMIN;
import static cn.hengping.platform.Role.SYSTEM_ADMIN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import cn.hengping.budget.staff.StaffRefusal.OwnPosts;
import cn.hengping.budget.staff.StaffRefusal.StaffActiveAlready;
import cn.hengping.budget.staff.StaffRefusal.StaffInactive;
import cn.hengping.budget.unit.Place;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Post;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in a unit (工作人员), under the account that he logs in with, and the posts that he holds.
 *
 * <p>The system administrator says who is there, the security administrator what they may do. The title is what everybody
 * sees; the person's name and address are for the administrators alone.
 *
 * @param sequence the number of the last change, 1 for the registration
 */
public record Staff(
        String account,
        String title,
        @Nullable String personName,
        @Nullable String email,
        Place unit,
        List<Post> posts,
        boolean active,
        long sequence) {
    /** Keycloak keeps user names in lower case. */
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{1,49}");

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,60}@[A-Za-z0-9-]{1,40}(\\.[A-Za-z0-9-]{1,40}){1,4}");
    private static final int MOST_CHARACTERS = 60;

    /** What the system administrator says of a person. */
    public record Particulars(
            String title,
            @Nullable String personName,
            @Nullable String email,
            String unitCode) {}

    /** A person who comes, and under which account. */
    public record Newcomer(
            String account,
            String title,
            @Nullable String personName,
            @Nullable String email,
            String unitCode) {
        Particulars particulars() {
            return new Particulars(title, personName, email, unitCode);
        }
    }

    /** What may be done to a person: he leaves, or he comes back. */
    public enum Step {
        DEACTIVATE,
        REACTIVATE
    }

    public Staff {
        posts = List.copyOf(posts);
    }

    /** Registers a person, who holds no post yet. */
    public static Staff register(Newcomer asked, Place unit, Actor actor) {
        requireAdministrator(unit.path(), actor);
        var faults = faults(asked.particulars());
        if (!ACCOUNT.matcher(asked.account()).matches() || asked.account().startsWith("service-account-")) {
            faults.add(Fault.at("/account", "AccountMalformed", asked.account()));
        }
        NotAcceptable.unless(faults);
        return new Staff(asked.account(), asked.title(), asked.personName(), asked.email(), unit, List.of(), true, 1);
    }

    private static void requireAdministrator(UnitPath place, Actor actor) {
        actor.requireRole(SYSTEM_ADMIN);
        actor.requireScope(place);
    }

    private static List<Fault> faults(Particulars asked) {
        var faults = new ArrayList<Fault>();
        if (asked.title().isBlank() || asked.title().length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/title", "TextLength", 1, MOST_CHARACTERS));
        }
        var name = asked.personName();
        if (name != null && (name.isBlank() || name.length() > MOST_CHARACTERS)) {
            faults.add(Fault.at("/personName", "TextLength", 1, MOST_CHARACTERS));
        }
        if (asked.email() != null && !EMAIL.matcher(asked.email()).matches()) {
            faults.add(Fault.at("/email", "EmailMalformed", asked.email()));
        }
        return faults;
    }

    /** Describes the person anew: another title, name, address or unit. Posts stay as they are. */
    public Staff describe(Particulars asked, Place place, Command command) {
        requireAdministrator(unit.path(), command.actor());
        requireAdministrator(place.path(), command.actor());
        command.requireCurrent(sequence);
        NotAcceptable.unless(faults(asked));
        return new Staff(account, asked.title(), asked.personName(), asked.email(), place, posts, active, sequence + 1);
    }

    /**
     * Gives the person these posts and no others, or refuses: posts that do not fit their place, two of the three
     * administrators, the caller's own posts.
     */
    public Staff appoint(Appointment asked, Map<UnitPath, UnitKind> kinds, Command command) {
        var actor = command.actor();
        actor.requireRole(SECURITY_ADMIN);
        actor.requireScope(unit.path());
        asked.scopes().forEach(actor::requireScope);
        requireAnother(actor);
        if (!active) {
            throw new StaffInactive(account).asError();
        }
        command.requireCurrent(sequence);
        return holding(asked.checked(account, actor.scope(), kinds));
    }

    /** The same person, whose posts at one place are held at another now; who has left takes them along too. */
    Staff transferred(MovePosts.Transfer order, Map<UnitPath, UnitKind> kinds, Command command) {
        command.actor().requireScope(unit.path());
        requireAnother(command.actor());
        var held = posts.stream()
                .map(post -> post.scope().equals(order.from()) ? new Post(post.role(), order.to()) : post)
                .distinct()
                .toList();
        Appointment.requireGround(held, order.to(), kinds);
        return holding(held);
    }

    /** Refuses who would decide about himself. */
    void requireAnother(Actor actor) {
        if (actor.account().equals(account)) {
            throw new OwnPosts(account).asError();
        }
    }

    Staff holding(List<Post> held) {
        return new Staff(account, title, personName, email, unit, held, active, sequence + 1);
    }

    /** Whether this is what the person is registered as. */
    public boolean describedAs(Newcomer asked) {
        return title.equals(asked.title())
                && unit.unitCode().equals(asked.unitCode())
                && Objects.equals(personName, asked.personName())
                && Objects.equals(email, asked.email());
    }

    /** Refuses whoever may not give this person a password. */
    void requireIssuer(Actor actor) {
        actor.requireRole(SECURITY_ADMIN);
        actor.requireScope(unit.path());
        requireAnother(actor);
        if (!active) {
            throw new StaffInactive(account).asError();
        }
    }

    /** The same person, whose unit has another name or place now. */
    public Staff at(Place place) {
        return new Staff(account, title, personName, email, place, posts, active, sequence + 1);
    }

    /** The person leaves or comes back; the posts wait meanwhile. */
    public Staff take(Step step, Command command) {
        requireAdministrator(unit.path(), command.actor());
        requireAnother(command.actor());
        command.requireCurrent(sequence);
        if (step == Step.DEACTIVATE && !active) {
            throw new StaffInactive(account).asError();
        }
        if (step == Step.REACTIVATE && active) {
            throw new StaffActiveAlready(account).asError();
        }
        return standing(step == Step.REACTIVATE);
    }

    Staff standing(boolean isActive) {
        return new Staff(account, title, personName, email, unit, posts, isActive, sequence + 1);
    }

    public StaffChanged changed() {
        return new StaffChanged(
                account,
                title,
                unit.unitCode(),
                unit.name(),
                unit.path(),
                posts.stream().map(StaffChanged.Held::of).toList(),
                active,
                sequence);
    }
}
