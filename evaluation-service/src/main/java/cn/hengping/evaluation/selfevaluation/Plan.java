package cn.hengping.evaluation.selfevaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;

/** The work plan (工作方案): from when to when, by which methods, against which criteria. */
public record Plan(LocalDate from, LocalDate to, List<String> methods, List<String> criteria) {
    private static final int MOST = 20;
    private static final int MOST_CHARACTERS = 200;

    public Plan {
        methods = List.copyOf(methods);
        criteria = List.copyOf(criteria);
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (to.isBefore(from)) {
            faults.add(Fault.at("/to", "EndsBeforeItBegins", from, to));
        }
        texts(faults, "/methods", methods);
        texts(faults, "/criteria", criteria);
        return faults;
    }

    private static void texts(List<Fault> faults, String pointer, List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            faults.add(Fault.at(pointer, "ListLength", 1, MOST));
        }
        for (var i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank() || texts.get(i).length() > MOST_CHARACTERS) {
                faults.add(Fault.at(pointer + "/" + i, "TextLength", 1, MOST_CHARACTERS));
            }
        }
    }
}
