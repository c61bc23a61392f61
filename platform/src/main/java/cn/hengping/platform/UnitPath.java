package cn.hengping.platform;

import java.util.regex.Pattern;

/**
 * A place in the district's tree, from the region code down: {@code 130207/102/102001}.
 *
 * <p>Scope is a prefix of such paths, so that "everything below" is one comparison and one index range.
 */
public record UnitPath(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z-]{1,20}(/[0-9A-Za-z-]{1,20}){0,7}");

    public UnitPath {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a unit path: " + value);
        }
    }

    /** Whether {@code other} is this place or lies below it. */
    public boolean covers(UnitPath other) {
        return other.value.equals(value) || other.value.startsWith(value + "/");
    }

    @Override
    public String toString() {
        return value;
    }
}
