package cn.hengping.platform.http;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import io.swagger.v3.core.jackson.TypeNameResolver;

/**
 * Names the schemas of the API description: a type of ours by the types around it as well, {@code Absence.Request} beside
 * {@code Review.Request}. By its simple name alone, the last of them would describe the bodies of all.
 */
final class SchemaNames extends TypeNameResolver {
    private static final String OURS = "cn.hengping.";
    private static final String TECHNICAL = "Controller";

    private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> type) {
        if (!type.getName().startsWith(OURS)) {
            return super.getNameOfClass(type);
        }
        var name = name(type);
        named.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet()).add(type.getName());
        return name;
    }

    private static String name(Class<?> type) {
        var around = type.getEnclosingClass();
        if (around == null) {
            return type.getSimpleName();
        }
        var outer = name(around);
        return (outer.endsWith(TECHNICAL) ? outer.substring(0, outer.length() - TECHNICAL.length()) : outer) + "."
                + type.getSimpleName();
    }

    /** Fails when two types have come under one name among these schemas; an enum has none, it is written out where it stands. */
    void requireDistinct(Set<String> schemas) {
        var shared = new TreeMap<>(named);
        shared.keySet().retainAll(schemas);
        shared.values().removeIf(types -> types.size() == 1);
        if (!shared.isEmpty()) {
            throw new IllegalStateException("schemas that describe two types each: " + shared);
        }
    }
}
