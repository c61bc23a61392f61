package cn.hengping.platform;

import java.util.Arrays;

import cn.hengping.platform.PlatformRefusal.NotYourRole;
import cn.hengping.platform.PlatformRefusal.OutsideYourScope;

/** Who acts: an account, in one of its posts at a time. */
public record Actor(String account, Post post) {

    public Role role() {
        return post.role();
    }

    public UnitPath scope() {
        return post.scope();
    }

    public boolean is(Role... roles) {
        return Arrays.asList(roles).contains(post.role());
    }

    /** Refuses whoever acts in none of these roles. */
    public void requireRole(Role... roles) {
        if (!is(roles)) {
            throw new NotYourRole(post.role()).asError();
        }
    }

    /** Refuses whoever's post does not reach this place. */
    public void requireScope(UnitPath place) {
        if (!post.scope().covers(place)) {
            throw new OutsideYourScope(post.toString(), place.value()).asError();
        }
    }

    /** Refuses whoever's post is not at exactly this place: a unit's own acts are not done from above. */
    public void requireOwn(UnitPath place) {
        if (!post.scope().equals(place)) {
            throw new OutsideYourScope(post.toString(), place.value()).asError();
        }
    }
}
