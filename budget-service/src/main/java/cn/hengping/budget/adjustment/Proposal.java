package cn.hengping.budget.adjustment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.project.Basis;
import cn.hengping.budget.project.Item;
import cn.hengping.budget.project.Plan;
import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** What a unit asks for (调整申请): why, by which document, and what shall hold from then on; what is absent stays as it is. */
public record Proposal(
        String documentNumber,
        String reason,
        @Nullable List<Basis> basis,
        @Nullable String content,
        @Nullable String purpose,
        @Nullable List<Item> items,
        @Nullable Objective objective) {
    private static final int MOST_OF_A_NUMBER = 200;
    private static final int MOST_OF_A_REASON = 2_000;

    public Proposal {
        basis = basis == null ? null : List.copyOf(basis);
        items = items == null ? null : List.copyOf(items);
    }

    Plan over(Plan before) {
        return new Plan(
                Objects.requireNonNullElse(basis, before.basis()),
                Objects.requireNonNullElse(content, before.content()),
                Objects.requireNonNullElse(purpose, before.purpose()),
                Objects.requireNonNullElse(items, before.items()),
                Objects.requireNonNullElse(objective, before.objective()));
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (documentNumber.isBlank() || documentNumber.length() > MOST_OF_A_NUMBER) {
            faults.add(Fault.at("/documentNumber", "TextLength", 1, MOST_OF_A_NUMBER));
        }
        if (reason.isBlank() || reason.length() > MOST_OF_A_REASON) {
            faults.add(Fault.at("/reason", "TextLength", 1, MOST_OF_A_REASON));
        }
        return faults;
    }
}
