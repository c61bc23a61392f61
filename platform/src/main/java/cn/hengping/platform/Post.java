package cn.hengping.platform;

import java.util.Arrays;
import java.util.Optional;

/** A post (岗位): a role held over a part of the district's tree. Written {@code 130207/101/PREPARER}. */
public record Post(Role role, UnitPath scope) {

    /** Reads a post as Keycloak writes the group's path; anything that is not a post is no post. */
    public static Optional<Post> parse(String text) {
        var path = text.startsWith("/") ? text.substring(1) : text;
        var cut = path.lastIndexOf('/');
        if (cut <= 0) {
            return Optional.empty();
        }
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(path.substring(cut + 1)))
                .findFirst()
                .flatMap(role -> scopeOf(path.substring(0, cut)).map(scope -> new Post(role, scope)));
    }

    private static Optional<UnitPath> scopeOf(String text) {
        try {
            return Optional.of(new UnitPath(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return scope + "/" + role;
    }
}
