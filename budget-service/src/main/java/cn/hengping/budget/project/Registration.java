package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a unit writes when it registers a project (项目申报). Amounts in yuan; the items and the sources both make the budget.
 *
 * @param parentCode the project that this one is a part of (上级项目), if any: of the same unit and year
 */
public record Registration(
        String projectCode,
        int year,
        String name,
        ProjectKind kind,
        boolean classified,
        String unitCode,
        List<Basis> basis,
        String content,
        String purpose,
        List<Fund> funds,
        List<Item> items,
        @Nullable String parentCode) {
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,38}");
    private static final Pattern NATIONAL_CODE = Pattern.compile("\\d{6}\\d{2}[RYT]\\d{12}");
    private static final int MOST_BASIS = 50;
    private static final int MOST_ITEMS = 200;
    private static final int MOST_FUNDS = 3;
    private static final int SHORT = 200;
    private static final int LONG = 5_000;

    /** A project that is no part of another. */
    public Registration(
            String projectCode,
            int year,
            String name,
            ProjectKind kind,
            boolean classified,
            String unitCode,
            List<Basis> basis,
            String content,
            String purpose,
            List<Fund> funds,
            List<Item> items) {
        this(projectCode, year, name, kind, classified, unitCode, basis, content, purpose, funds, items, null);
    }

    public Registration {
        basis = List.copyOf(basis);
        funds = List.copyOf(funds);
        items = List.copyOf(items);
    }

    /** The budget: the sum of its sources, in yuan. */
    public Money budget() {
        return funds.stream().map(Fund::amountYuan).reduce(Money.ZERO, Money::plus);
    }

    /** What may be right and looks wrong: the code's form is national, and older systems have others. */
    public List<String> warnings() {
        return NATIONAL_CODE.matcher(projectCode).matches() ? List.of() : List.of("ProjectCodeUnusual");
    }

    /** The same for another year, under another code; it is a part of nothing, because what it was a part of was another year's. */
    Registration copied(String otherCode, int otherYear) {
        return new Registration(
                otherCode, otherYear, name, kind, classified, unitCode, basis, content, purpose, funds, items);
    }

    /** The same with what an adjustment changed; its sources stay those of the approval. */
    Registration with(Plan plan) {
        return new Registration(
                projectCode,
                year,
                name,
                kind,
                classified,
                unitCode,
                plan.basis(),
                plan.content(),
                plan.purpose(),
                funds,
                plan.items(),
                parentCode);
    }

    boolean hasBasis(String documentNumber) {
        return basis.stream().anyMatch(document -> document.documentNumber().equals(documentNumber));
    }

    /** Everything that the rules say against this registration in the place of the one before it, each with where it stands. */
    List<Fault> faults(EconomicClassification classification, Lineage lineage, @Nullable Registration before) {
        var faults = new ArrayList<>(lineage.faults(this, before));
        if (!CODE.matcher(projectCode).matches()) {
            faults.add(Fault.at("/projectCode", "ProjectCodeMalformed", projectCode));
        }
        if (parentCode != null && !CODE.matcher(parentCode).matches()) {
            faults.add(Fault.at("/parentCode", "ProjectCodeMalformed", parentCode));
        }
        if (year < 2000 || year > 2100) {
            faults.add(Fault.at("/year", "YearOutOfRange", year));
        }
        text(faults, "/name", name, SHORT);
        faults.addAll(textFaults());
        faults.addAll(fundFaults());
        faults.addAll(itemFaults(classification, budget()));
        return faults;
    }

    /** What is wrong with the words. */
    List<Fault> textFaults() {
        var faults = new ArrayList<Fault>();
        text(faults, "/content", content, LONG);
        text(faults, "/purpose", purpose, LONG);
        faults.addAll(basisFaults());
        return faults;
    }

    private List<Fault> basisFaults() {
        var faults = new ArrayList<Fault>();
        length(faults, "/basis", basis.size(), MOST_BASIS);
        for (var i = 0; i < basis.size(); i++) {
            text(faults, "/basis/" + i + "/documentNumber", basis.get(i).documentNumber(), SHORT);
            text(faults, "/basis/" + i + "/subject", basis.get(i).subject(), SHORT);
        }
        return faults;
    }

    private List<Fault> fundFaults() {
        var faults = new ArrayList<Fault>();
        length(faults, "/funds", funds.size(), MOST_FUNDS);
        var seen = new HashSet<>();
        for (var i = 0; i < funds.size(); i++) {
            positive(faults, "/funds/" + i + "/amountYuan", funds.get(i).amountYuan());
            if (!seen.add(funds.get(i).source())) {
                faults.add(Fault.at(
                        "/funds/" + i + "/source",
                        "SourceRepeated",
                        funds.get(i).source()));
            }
        }
        return faults;
    }

    /**
     * What is wrong with the line items.
     *
     * @param total what they add up to, in yuan: the budget, or, once there are adjustments of it, the full-year budget
     */
    List<Fault> itemFaults(EconomicClassification classification, Money total) {
        var faults = new ArrayList<Fault>();
        length(faults, "/items", items.size(), MOST_ITEMS);
        var seen = new HashSet<String>();
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            positive(faults, "/items/" + i + "/amountYuan", item.amountYuan());
            if (!seen.add(item.code())) {
                faults.add(Fault.at("/items/" + i + "/code", "ItemRepeated", item.code()));
            }
            var official = classification.nameOf(item.code(), year);
            if (official.isEmpty()) {
                faults.add(Fault.at("/items/" + i + "/code", "ItemUnknown", item.code(), year));
            } else if (!EconomicClassification.same(official.get(), item.name())) {
                faults.add(Fault.at("/items/" + i + "/name", "ItemNameMismatch", item.code(), official.get()));
            }
        }
        var sum = items.stream().map(Item::amountYuan).reduce(Money.ZERO, Money::plus);
        if (!sum.equals(total)) {
            faults.add(Fault.at("/items", "ItemsDoNotAddUp", sum, total));
        }
        return faults;
    }

    private static void positive(List<Fault> faults, String pointer, Money amount) {
        if (!amount.isPositive()) {
            faults.add(Fault.at(pointer, "AmountNotPositive", amount));
        }
    }

    private static void length(List<Fault> faults, String pointer, int size, int most) {
        if (size < 1 || size > most) {
            faults.add(Fault.at(pointer, "ListLength", 1, most));
        }
    }

    private static void text(List<Fault> faults, String pointer, String value, int most) {
        if (value.isBlank() || value.length() > most) {
            faults.add(Fault.at(pointer, "TextLength", 1, most));
        }
    }
}
