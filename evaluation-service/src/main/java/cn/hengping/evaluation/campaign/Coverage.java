package cn.hengping.evaluation.campaign;

import java.util.List;

/**
 * How far a campaign has come within the caller's scope (覆盖情况): every project has an evaluation, some were selected for the
 * narrative report.
 *
 * @param projects that are due: approved, of the year, in scope, of its kinds
 * @param missing of these, those without an evaluation
 * @param overdue not approved although the due date has passed
 * @param unitsWithoutSelection the first two hundred units that selected no project for the report
 */
public record Coverage(
        long projects,
        long opened,
        long missing,
        long drafting,
        long inReview,
        long approved,
        long overdue,
        long selected,
        boolean openingDone,
        List<String> unitsWithoutSelection) {
    public Coverage {
        unitsWithoutSelection = List.copyOf(unitsWithoutSelection);
    }
}
