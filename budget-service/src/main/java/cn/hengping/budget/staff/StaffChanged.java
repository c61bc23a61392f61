package cn.hengping.budget.staff;

import java.util.List;

import cn.hengping.platform.Event;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;

/**
 * A person's place, posts or standing changed: the whole state, each time. Whom it is about is said by account and title; the
 * person's name and address stay here.
 *
 * @param sequence 1, 2, 3 and so on per account, without a gap
 */
public record StaffChanged(
        String account,
        String title,
        String unitCode,
        String unitName,
        UnitPath unitPath,
        List<Held> posts,
        boolean active,
        long sequence)
        implements Event {

    /** A post as it is told: the role, and the part of the tree that it reaches. */
    public record Held(Role role, UnitPath scope) {
        public static Held of(Post post) {
            return new Held(post.role(), post.scope());
        }

        Post post() {
            return new Post(role, scope);
        }
    }

    public StaffChanged {
        posts = List.copyOf(posts);
    }

    @Override
    public String topic() {
        return "budget.staff";
    }

    @Override
    public String type() {
        return "StaffChanged.v1";
    }

    @Override
    public String subject() {
        return account;
    }
}
