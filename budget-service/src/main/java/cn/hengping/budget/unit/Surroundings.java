package cn.hengping.budget.unit;

import java.util.List;
import java.util.Map;

import cn.hengping.budget.unit.UnitRefusal.NoSuchUnit;

/**
 * What a change of the tree is decided on.
 *
 * @param tree the number of the tree's last change: if it has moved on when the change is written, it is decided anew
 * @param courses the units that the change names; one that is missing is not registered
 * @param openBelow units below the changed one that are still there on the day of the change
 */
public record Surroundings(long tree, Map<String, Course> courses, List<String> openBelow) {
    public Surroundings {
        courses = Map.copyOf(courses);
        openBelow = List.copyOf(openBelow);
    }

    boolean isKnown(String unitCode) {
        return courses.containsKey(unitCode);
    }

    Course course(String unitCode) {
        var course = courses.get(unitCode);
        if (course == null) {
            throw new NoSuchUnit(unitCode).asError();
        }
        return course;
    }
}
