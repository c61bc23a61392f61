package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.UnitPath;

/**
 * What an approved project sets out to do (批复的内容): all of it that an adjustment may change. Its money by source is no part of
 * it, because that moves by entries in the ledger.
 */
public record Plan(List<Basis> basis, String content, String purpose, List<Item> items, Objective objective) {
    public Plan {
        basis = List.copyOf(basis);
        items = List.copyOf(items);
    }

    static Plan of(Project project) {
        var registration = project.registration();
        return new Plan(
                registration.basis(),
                registration.content(),
                registration.purpose(),
                registration.items(),
                Objects.requireNonNull(project.objective()));
    }

    /** The rules that depend on the year and the place. */
    public record Rules(EconomicClassification classification, WeightSchemes schemes) {}

    /**
     * Everything that the rules of registration say against this plan in the place of another one.
     *
     * @param total what changed items add up to, in yuan
     */
    public List<Fault> faults(Plan before, Registration registered, UnitPath place, Money total, Rules rules) {
        var changed = registered.with(this);
        var faults = new ArrayList<>(changed.textFaults());
        if (!items.equals(before.items)) {
            faults.addAll(changed.itemFaults(rules.classification(), total));
        }
        if (!objective.equals(before.objective)) {
            objective.faults(rules.schemes(), registered.year(), place).stream()
                    .map(fault -> new Fault("/objective" + fault.pointer(), fault.code(), fault.arguments()))
                    .forEach(faults::add);
        }
        return faults;
    }
}
