package cn.hengping.budget.unit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** What is wrong with an order to change the tree before anybody looks at the tree: each place that is empty, too long or doubled. */
final class OrderFaults {
    private static final int MOST_CHARACTERS = 200;

    private OrderFaults() {}

    static List<Fault> of(Reorganisation order) {
        var faults = new ArrayList<Fault>();
        Founding.addDate(order.effectiveOn(), "/effectiveOn", faults);
        addText(order.reason(), "/reason", faults);
        addText(order.documentNumber(), "/documentNumber", faults);
        switch (order.kind()) {
            case REGISTER -> faults.add(Fault.at("/kind", "NotAChange", order.kind()));
            case RENAME -> Founding.addName(order.name(), "/name", faults);
            case MOVE -> addText(order.departmentCode(), "/departmentCode", faults);
            case MERGE -> addText(order.into(), "/into", faults);
            case SPLIT -> addParts(order, faults);
            case CLOSE -> {}
        }
        return faults;
    }

    private static void addText(@Nullable String text, String pointer, List<Fault> faults) {
        if (text == null || text.isBlank() || text.length() > MOST_CHARACTERS) {
            faults.add(Fault.at(pointer, "TextLength", 1, MOST_CHARACTERS));
        }
    }

    private static void addParts(Reorganisation order, List<Fault> faults) {
        var fewest = Boolean.TRUE.equals(order.remains()) ? 1 : 2;
        if (order.listed().size() < fewest || order.listed().size() > Reorganisation.MOST_PARTS) {
            faults.add(Fault.at("/parts", "ListLength", fewest, Reorganisation.MOST_PARTS));
            return;
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < order.listed().size(); i++) {
            var part = order.listed().get(i);
            Founding.addCode(part.unitCode(), "/parts/" + i + "/unitCode", faults);
            Founding.addName(part.name(), "/parts/" + i + "/name", faults);
            if (!seen.add(part.unitCode())) {
                faults.add(Fault.at("/parts/" + i + "/unitCode", "UnitCodeTwice", part.unitCode()));
            }
        }
    }
}
