package cn.hengping.budget.unit;

import cn.hengping.platform.UnitPath;

/** A unit as others name it: code, name, and where it stands in the tree. */
public record Place(String unitCode, String name, UnitPath path) {}
