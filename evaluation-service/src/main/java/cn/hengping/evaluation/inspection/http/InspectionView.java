package cn.hengping.evaluation.inspection.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import cn.hengping.evaluation.inspection.Draft;
import cn.hengping.evaluation.inspection.EvaluationTable;
import cn.hengping.evaluation.inspection.Finding;
import cn.hengping.evaluation.inspection.Inspected;
import cn.hengping.evaluation.inspection.Narrative;
import cn.hengping.evaluation.inspection.Noted;
import cn.hengping.evaluation.inspection.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What an uploaded file says and what is wrong with it. Spans count UTF-16 characters of {@code text}.
 *
 * @param unrecognised what was seen and not understood, in words
 * @param drafts on request: one for each table that was recognised
 */
record InspectionView(
        String fileName,
        String format,
        Map<Severity, Long> counts,
        List<Finding> findings,
        Structure structure,
        List<String> unrecognised,
        @Nullable List<Draft> drafts,
        String text) {

    /** What was recognised, each value with its words, its place and how sure the reading is. */
    record Structure(
            @Nullable Noted<String> projectName,
            @Nullable Noted<String> departmentName,
            @Nullable Noted<String> unitName,
            List<Narrative.Heading> outline,
            List<Narrative.Mention> amounts,
            List<Narrative.ItemList> itemLists,
            @Nullable Noted<BigDecimal> executionRatePercent,
            List<Noted<BigDecimal>> totals,
            List<Noted<String>> grades,
            Narrative.@Nullable GradeScale gradeScale,
            List<Narrative.Member> team,
            List<Noted<String>> objectives,
            List<EvaluationTable> tables) {}

    static InspectionView of(String fileName, Inspected inspected, boolean withDraft) {
        var narrative = inspected.dossier().narrative();
        var structure = new Structure(
                narrative.projectName(),
                narrative.department(),
                narrative.unit(),
                narrative.outline(),
                narrative.amounts(),
                narrative.itemLists(),
                narrative.rate(),
                narrative.totals(),
                narrative.grades(),
                narrative.scale(),
                narrative.team(),
                narrative.objectives(),
                inspected.dossier().tables());
        return new InspectionView(
                fileName,
                inspected.document().format(),
                Map.of(
                        Severity.ERROR, inspected.count(Severity.ERROR),
                        Severity.WARNING, inspected.count(Severity.WARNING),
                        Severity.HINT, inspected.count(Severity.HINT)),
                inspected.findings(),
                structure,
                inspected.dossier().unrecognised(),
                withDraft ? Draft.of(inspected.dossier()) : null,
                inspected.document().text());
    }
}
