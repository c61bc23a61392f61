package cn.hengping.budget.unit.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.UnitKind;
import cn.hengping.budget.unit.UnitRefusal.TreeTooLarge;
import cn.hengping.platform.Page;
import cn.hengping.platform.UnitPath;

/** A unit with what is below it. */
record UnitNode(String unitCode, String name, UnitKind kind, UnitPath path, List<UnitNode> below) {
    static final int MOST = 5_000;

    /** The tree of these units: whose department is not among them stands at the top. */
    static List<UnitNode> tree(Page<Unit> units) {
        if (units.next() != null) {
            throw new TreeTooLarge(MOST).asError();
        }
        Map<String, UnitNode> nodes = new LinkedHashMap<>();
        var top = new ArrayList<UnitNode>();
        for (var unit : units.items()) {
            var node = new UnitNode(unit.unitCode(), unit.name(), unit.kind(), unit.path(), new ArrayList<>());
            var department = nodes.get(unit.department().unitCode());
            (department == null ? top : department.below()).add(node);
            nodes.put(unit.unitCode(), node);
        }
        return top;
    }
}
