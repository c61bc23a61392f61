package cn.hengping.evaluation.inspection;

import java.util.List;

/**
 * All that is inspected together: the text and the tables of one file, or one evaluation that is kept as data.
 *
 * @param unrecognised what was seen and not understood, in words
 */
public record Dossier(Narrative narrative, List<EvaluationTable> tables, List<String> unrecognised) {
    public Dossier {
        tables = List.copyOf(tables);
        unrecognised = List.copyOf(unrecognised);
    }

    /** Whether text and table speak of the same project for certain. */
    public boolean isOfOneProject() {
        return tables.size() == 1;
    }
}
