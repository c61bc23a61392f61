package cn.hengping.evaluation;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A body that can be read as this type: whatever has to be there, filled with the least that is of its kind. */
interface SampleBody {
    Map<Class<?>, Object> LEAST = Map.ofEntries(
            Map.entry(UnitPath.class, "130207/101"),
            Map.entry(Money.class, "1.00"),
            Map.entry(LocalDate.class, "2025-02-10"),
            Map.entry(Instant.class, "2025-02-10T08:00:00.000+08:00"),
            Map.entry(UUID.class, "0198c0de-0000-7000-8000-000000000000"),
            Map.entry(BigDecimal.class, "1"),
            Map.entry(Integer.class, 1),
            Map.entry(Long.class, 1),
            Map.entry(Boolean.class, false),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1),
            Map.entry(boolean.class, false));

    static Object of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            var raw = (Class<?>) parameterized.getRawType();
            return Collection.class.isAssignableFrom(raw)
                    ? List.of(of(parameterized.getActualTypeArguments()[0]))
                    : Map.of();
        }
        return type instanceof Class<?> known ? ofClass(known) : "x";
    }

    private static Object ofClass(Class<?> type) {
        var least = LEAST.get(type);
        if (least != null) {
            return least;
        }
        if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0]).name();
        }
        return type.isRecord() ? ofRecord(type.getRecordComponents()) : "x";
    }

    private static Map<String, Object> ofRecord(RecordComponent[] components) {
        var body = new LinkedHashMap<String, Object>();
        for (var component : components) {
            if (!mayBeAbsent(component.getAnnotatedType())) {
                body.put(component.getName(), of(component.getGenericType()));
            }
        }
        return body;
    }

    private static boolean mayBeAbsent(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
