package cn.hengping.budget.library.postgres;

import java.util.Objects;

import cn.hengping.budget.library.Grams;
import cn.hengping.budget.library.LibraryEntry;
import cn.hengping.budget.library.Standing;
import cn.hengping.budget.library.Wording;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Sign;
import cn.hengping.platform.UnitPath;
import io.r2dbc.spi.Readable;

/** How an entry lies in its row. */
final class LibraryRow {
    private LibraryRow() {}

    static String haystack(Wording wording) {
        return Grams.plain(wording.name()) + Grams.plain(wording.field());
    }

    static LibraryEntry entry(Readable row) {
        var place = row.get("proposed_from", String.class);
        return new LibraryEntry(
                text(row, "code"),
                new Wording(
                        text(row, "function_code"),
                        text(row, "field"),
                        Aspect.valueOf(text(row, "aspect")),
                        text(row, "name"),
                        Sign.valueOf(text(row, "sign")),
                        text(row, "typical_target"),
                        text(row, "measure"),
                        text(row, "evidence_source")),
                Standing.valueOf(text(row, "standing")),
                place == null ? null : new UnitPath(place),
                Objects.requireNonNull(row.get("reuse_count", Long.class)),
                Objects.requireNonNull(row.get("version", Long.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
