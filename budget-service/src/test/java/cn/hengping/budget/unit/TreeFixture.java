package cn.hengping.budget.unit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import cn.hengping.budget.unit.Reorganisation.Outcome;
import cn.hengping.budget.unit.Reorganisation.Part;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/** A district's tree in memory, changed by the rules. */
final class TreeFixture {
    static final Actor ADMIN = new Actor("sys-admin", new Post(Role.SYSTEM_ADMIN, new UnitPath("130207")));
    static final Instant NOW = Instant.parse("2025-03-01T02:00:00Z");

    private final Map<String, Course> courses = new TreeMap<>();

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    Unit register(String code, String name, UnitKind kind, @Nullable String department, LocalDate from) {
        var unit = new Founding(code, name, kind, department, from).register(around("", from), ADMIN);
        courses.put(code, new Course(List.of(unit)));
        return unit;
    }

    Course course(String code) {
        return Objects.requireNonNull(courses.get(code), code);
    }

    Map<String, Course> courses() {
        return courses;
    }

    Surroundings around(String unitCode, LocalDate day) {
        var below = courses.values().stream()
                .flatMap(course -> course.stretches().stream())
                .filter(unit -> unit.department().unitCode().equals(unitCode)
                        && !unit.unitCode().equals(unitCode)
                        && (unit.validTo() == null || unit.validTo().isAfter(day)))
                .map(Unit::unitCode)
                .sorted()
                .toList();
        return new Surroundings(1, courses, below);
    }

    Outcome change(String code, Reorganisation asked) {
        return change(code, asked, ADMIN);
    }

    Outcome change(String code, Reorganisation asked, Actor actor) {
        var course = course(code);
        var command = new Command(actor, NOW, course.version(), null);
        var outcome = asked.of(course, around(code, asked.effectiveOn()), command);
        var stretches =
                new ArrayList<>(course.stretches().subList(0, course.stretches().size() - 1));
        if (outcome.next() == null) {
            stretches.add(outcome.after());
        } else {
            stretches.add(outcome.ended());
            stretches.add(outcome.after());
        }
        courses.put(code, new Course(stretches));
        outcome.founded().forEach(unit -> courses.put(unit.unitCode(), new Course(List.of(unit))));
        return outcome;
    }

    static Reorganisation rename(String name, LocalDate on) {
        return new Reorganisation(ChangeKind.RENAME, on, "更名", "丰编〔2025〕1号", name, null, null, null, null);
    }

    static Reorganisation move(String department, LocalDate on) {
        return new Reorganisation(ChangeKind.MOVE, on, "划转", "丰编〔2025〕2号", null, department, null, null, null);
    }

    static Reorganisation merge(String into, LocalDate on) {
        return new Reorganisation(ChangeKind.MERGE, on, "合并", "丰编〔2025〕3号", null, null, into, null, null);
    }

    static Reorganisation split(boolean remains, LocalDate on, String... codes) {
        var parts =
                List.of(codes).stream().map(code -> new Part(code, "新" + code)).toList();
        return new Reorganisation(ChangeKind.SPLIT, on, "分设", "丰编〔2025〕4号", null, null, null, remains, parts);
    }

    static Reorganisation close(LocalDate on) {
        return new Reorganisation(ChangeKind.CLOSE, on, "撤销", "丰编〔2025〕5号", null, null, null, null, null);
    }
}
