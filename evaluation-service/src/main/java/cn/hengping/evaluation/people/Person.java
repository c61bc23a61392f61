package cn.hengping.evaluation.people;

import java.util.List;

import cn.hengping.platform.Post;
import cn.hengping.platform.UnitPath;

/** Somebody of a unit's staff: the account, the title of the post, the unit, and the posts that the account holds. */
public record Person(
        String account,
        String title,
        String unitCode,
        String unitName,
        UnitPath unitPath,
        List<Post> posts,
        boolean active,
        long sequence) {
    public Person {
        posts = List.copyOf(posts);
    }
}
