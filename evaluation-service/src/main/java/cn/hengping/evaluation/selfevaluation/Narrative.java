package cn.hengping.evaluation.selfevaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.hengping.platform.Fault;

/** The texts of the narrative report, by the chapters of its outline. */
public record Narrative(
        String organisation,
        String background,
        String purposeOfEvaluation,
        String managementAnalysis,
        String resultAnalysis,
        String conclusion,
        String experience,
        String lessons,
        String unmetReasons,
        String problems,
        String improvements,
        String other) {
    private static final int MOST_CHARACTERS = 20_000;

    /** The texts by the names of their chapters, in the order of the outline. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("organisation", organisation);
        texts.put("background", background);
        texts.put("purposeOfEvaluation", purposeOfEvaluation);
        texts.put("managementAnalysis", managementAnalysis);
        texts.put("resultAnalysis", resultAnalysis);
        texts.put("conclusion", conclusion);
        texts.put("experience", experience);
        texts.put("lessons", lessons);
        texts.put("unmetReasons", unmetReasons);
        texts.put("problems", problems);
        texts.put("improvements", improvements);
        texts.put("other", other);
        return texts;
    }

    /** What is too long even for a draft. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        texts().forEach((name, text) -> {
            if (text.length() > MOST_CHARACTERS) {
                faults.add(Fault.at("/" + name, "TextLength", 1, MOST_CHARACTERS));
            }
        });
        return faults;
    }

    /** The chapters that are still empty. */
    List<Fault> gaps() {
        var faults = new ArrayList<Fault>();
        texts().forEach((name, text) -> {
            if (text.isBlank()) {
                faults.add(Fault.at("/narrative/" + name, "ChapterEmpty", name));
            }
        });
        return faults;
    }
}
