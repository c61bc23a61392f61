package cn.hengping.platform;

/**
 * The one way a query asks "is this row within what the caller may see".
 *
 * <p>Two comparisons on the path's column, which must be {@code collate "C"}: the place itself, and the range of everything
 * below it ('0' is the character after '/'). An index answers both; a list of identifiers would break at the bind limit.
 */
public interface Scope {

    /** The condition over this column; the query binds {@code :scope} to the actor's place. */
    static String covers(String column) {
        return "(" + column + " = :scope or (" + column + " >= :scope || '/' and " + column + " < :scope || '0'))";
    }
}
