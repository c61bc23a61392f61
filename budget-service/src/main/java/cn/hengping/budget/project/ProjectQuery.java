package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import cn.hengping.budget.project.ProjectRefusal.CursorOfAnotherList;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Money;
import cn.hengping.platform.Page;
import cn.hengping.platform.PlatformRefusal.CursorMalformed;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * Which projects a list shows, and in which order; what is absent does not narrow it. The text is found anywhere in the code,
 * the name or the unit's name, letters in either case; amounts are those of the initial budget, in yuan, both ends included.
 */
public record ProjectQuery(
        @Nullable UnitPath under,
        @Nullable Integer year,
        @Nullable ProjectKind kind,
        @Nullable Stage stage,
        @Nullable Boolean classified,
        @Nullable String parent,
        String text,
        @Nullable Money amountFrom,
        @Nullable Money amountTo,
        Order order) {
    private static final int MOST_CHARACTERS = 50;

    public enum Order {
        CODE,
        AMOUNT,
        UPDATED
    }

    public ProjectQuery {
        text = text.strip().toLowerCase(Locale.ROOT);
        var faults = new ArrayList<Fault>();
        if (text.length() > MOST_CHARACTERS) {
            faults.add(Fault.at("/text", "SearchTextTooLong", MOST_CHARACTERS));
        }
        if (amountFrom != null && amountTo != null && amountFrom.compareTo(amountTo) > 0) {
            faults.add(Fault.at("/amountFrom", "AmountsReversed", amountFrom, amountTo));
        }
        NotAcceptable.unless(faults);
    }

    /** The part of the tree that is shown: never more than the caller's own. */
    public UnitPath place(Actor actor) {
        if (under == null || under.covers(actor.scope())) {
            return actor.scope();
        }
        actor.requireScope(under);
        return under;
    }

    /** The cursor after this row; it only fits the same list. */
    public String after(ProjectRow row) {
        return Page.cursor(
                digest(),
                switch (order) {
                    case CODE -> "";
                    case AMOUNT -> row.initialBudgetYuan().toString();
                    case UPDATED -> row.updatedAt().toString();
                },
                row.projectCode());
    }

    /** The sort keys behind a cursor of this list: the order's own, and the project's code. */
    public List<String> keys(String cursor) {
        List<String> keys;
        try {
            keys = Page.keys(cursor, 3);
        } catch (cn.hengping.platform.Refused _) {
            throw new CursorMalformed().asError();
        }
        if (!keys.getFirst().equals(digest())) {
            throw new CursorOfAnotherList().asError();
        }
        return keys.subList(1, 3);
    }

    private String digest() {
        return Integer.toHexString(Objects.hash(
                under,
                year,
                kind == null ? "" : kind.name(),
                stage == null ? "" : stage.name(),
                classified,
                parent,
                text,
                Objects.toString(amountFrom),
                Objects.toString(amountTo),
                order.name()));
    }
}
