package cn.hengping.budget.staff;

import static cn.hengping.budget.staff.Appointment.Ground.BUREAU;
import static cn.hengping.budget.staff.Appointment.Ground.DEPARTMENT;
import static cn.hengping.budget.staff.Appointment.Ground.REGION;
import static cn.hengping.budget.staff.Appointment.Ground.UNIT;
import static cn.hengping.platform.Role.AUDIT_ADMIN;
import static cn.hengping.platform.Role.SECURITY_ADMIN;
import static cn.hengping.platform.Role.SYSTEM_ADMIN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.hengping.budget.staff.StaffRefusal.TwoOfThreeAdministrators;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** Which posts a person is to hold from now on: the whole list, and why. */
public record Appointment(List<StaffChanged.Held> posts, String reason) {
    static final int MOST_POSTS = 20;
    static final int MOST_CHARACTERS = 200;
    private static final Set<Role> THREE = EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN);

    /** What stands at a place of the tree: the region itself, or a unit of some kind. */
    enum Ground {
        REGION,
        BUREAU,
        DEPARTMENT,
        UNIT;

        static Ground of(UnitKind kind) {
            return switch (kind) {
                case BUREAU -> BUREAU;
                case DEPARTMENT -> DEPARTMENT;
                case UNIT -> UNIT;
            };
        }
    }

    public Appointment {
        posts = List.copyOf(posts);
    }

    /** The places that the posts name. */
    public List<UnitPath> scopes() {
        return posts.stream().map(StaffChanged.Held::scope).distinct().toList();
    }

    /**
     * The posts, each once, in a fixed order; or a refusal that names each post that does not fit its place.
     *
     * @param region the place whose administrator appoints: posts of the region are held there
     * @param kinds what the units at these places are; a place that is missing is none
     */
    List<Post> checked(String account, UnitPath region, Map<UnitPath, UnitKind> kinds) {
        var faults = new ArrayList<Fault>();
        if (posts.size() > MOST_POSTS) {
            faults.add(Fault.at("/posts", "ListLength", 0, MOST_POSTS));
        }
        if (reason.isBlank() || reason.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_CHARACTERS));
        }
        for (var i = 0; i < Math.min(posts.size(), MOST_POSTS); i++) {
            var post = posts.get(i);
            var ground = ground(post.scope(), region, kinds);
            if (ground == null) {
                faults.add(Fault.at("/posts/" + i + "/scope", "NoUnitAtScope", post.scope()));
            } else if (!grounds(post.role()).contains(ground)) {
                faults.add(Fault.at("/posts/" + i + "/role", "PostOffItsPlace", post.role(), post.scope()));
            }
        }
        cn.hengping.platform.PlatformRefusal.NotAcceptable.unless(faults);
        var held = posts.stream()
                .map(StaffChanged.Held::post)
                .distinct()
                .sorted(java.util.Comparator.comparing(Post::toString))
                .toList();
        requireSeparation(account, held);
        return held;
    }

    /** Refuses posts that cannot be held at this place. */
    static void requireGround(List<Post> posts, UnitPath place, Map<UnitPath, UnitKind> kinds) {
        var ground = ground(place, place, kinds);
        var faults = posts.stream()
                .filter(post -> post.scope().equals(place)
                        && (ground == null
                                || ground == REGION
                                || !grounds(post.role()).contains(ground)))
                .map(post -> Fault.at("/to", "PostOffItsPlace", post.role(), place))
                .distinct()
                .toList();
        cn.hengping.platform.PlatformRefusal.NotAcceptable.unless(faults);
    }

    /** Refuses two of the three administrators in one hand, wherever they are held (三员分立). */
    static void requireSeparation(String account, List<Post> posts) {
        var held = new HashSet<Role>();
        posts.stream().map(Post::role).filter(THREE::contains).forEach(held::add);
        if (held.size() > 1) {
            var two = held.stream().sorted().toList();
            throw new TwoOfThreeAdministrators(account, two.get(0), two.get(1)).asError();
        }
    }

    private static @Nullable Ground ground(UnitPath scope, UnitPath region, Map<UnitPath, UnitKind> kinds) {
        var kind = kinds.get(scope);
        if (kind != null) {
            return Ground.of(kind);
        }
        return scope.equals(region) ? REGION : null;
    }

    /** Where a role can be held. A section of the bureau may look after one department alone, and so may an auditor. */
    private static Set<Ground> grounds(Role role) {
        return switch (role) {
            case PREPARER, STAFF, UNIT_HEAD -> EnumSet.of(UNIT, DEPARTMENT, BUREAU);
            case DEPARTMENT_REVIEWER -> EnumSet.of(DEPARTMENT, BUREAU);
            case BUREAU_REVIEWER, AUDITOR -> EnumSet.of(REGION, DEPARTMENT);
            case BUREAU_HEAD, CAMPAIGN_MANAGER, SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> EnumSet.of(REGION);
        };
    }
}
