package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Where a project would stand in the tree of projects (专项、子项目): under which parent, and what stands below it already.
 *
 * @param above the parent and what it is a part of, the parent first; empty when there is no such project, or not for these eyes
 */
public record Lineage(List<Ancestor> above, boolean hasParts) {
    /** A tree that is deeper than this is a slip. */
    private static final int MOST_LEVELS = 5;

    /** A project that stands there alone. */
    public static final Lineage NONE = new Lineage(List.of(), false);

    public record Ancestor(String projectCode, String unitCode, int year) {}

    public Lineage {
        above = List.copyOf(above);
    }

    /** What keeps this registration from its place: no such parent, another unit's, another year's, or a circle. */
    List<Fault> faults(Registration registration, @Nullable Registration before) {
        var faults = new ArrayList<Fault>();
        if (hasParts && before != null && before.year() != registration.year()) {
            faults.add(Fault.at("/year", "YearOfParts", before.year()));
        }
        var parent = registration.parentCode();
        if (parent == null) {
            return faults;
        }
        if (parent.equals(registration.projectCode())
                || above.stream().anyMatch(one -> one.projectCode().equals(registration.projectCode()))) {
            faults.add(Fault.at("/parentCode", "ParentInCircle", parent));
        } else if (above.isEmpty()) {
            faults.add(Fault.at("/parentCode", "ParentUnknown", parent));
        } else if (!above.getFirst().unitCode().equals(registration.unitCode())) {
            faults.add(Fault.at("/parentCode", "ParentOfAnotherUnit", parent));
        } else if (above.getFirst().year() != registration.year()) {
            faults.add(Fault.at(
                    "/parentCode",
                    "ParentOfAnotherYear",
                    parent,
                    above.getFirst().year()));
        } else if (above.size() >= MOST_LEVELS) {
            faults.add(Fault.at("/parentCode", "TreeTooDeep", MOST_LEVELS));
        }
        return faults;
    }
}
