package cn.hengping.evaluation.signoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** Why an evaluation was sent back (退回原因): a code of the list, a remark, and, if it is about one place, where. */
public record Reason(String code, String remark, @Nullable String pointer) {
    /** The bureau's list: text, figures, evidence, score, target, and what fits none of them. */
    public static final Set<String> CODES = Set.of(
            "TEXT_INCOMPLETE",
            "FIGURES_DISAGREE",
            "EVIDENCE_MISSING",
            "SCORE_NOT_JUSTIFIED",
            "TARGET_UNCLEAR",
            "OTHER");

    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_REASONS = 50;

    private static final int MOST_CHARACTERS_OF_A_POINTER = 200;

    public static List<Fault> faults(List<Reason> reasons) {
        var faults = new ArrayList<Fault>();
        if (reasons.size() > MOST_REASONS) {
            faults.add(Fault.at("/reasons", "ListLength", 0, MOST_REASONS));
        }
        for (var i = 0; i < reasons.size(); i++) {
            var reason = reasons.get(i);
            if (!CODES.contains(reason.code)) {
                faults.add(Fault.at("/reasons/" + i + "/code", "ReasonCodeUnknown", reason.code));
            }
            if (reason.remark.isBlank() || reason.remark.length() > MOST_CHARACTERS) {
                faults.add(Fault.at("/reasons/" + i + "/remark", "TextLength", 1, MOST_CHARACTERS));
            }
            if (!isPointer(reason.pointer)) {
                faults.add(Fault.at("/reasons/" + i + "/pointer", "PointerMalformed", MOST_CHARACTERS_OF_A_POINTER));
            }
        }
        return faults;
    }

    /** A JSON Pointer into the evaluation, or none. */
    private static boolean isPointer(@Nullable String pointer) {
        return pointer == null
                || pointer.isEmpty()
                || (pointer.startsWith("/") && pointer.length() <= MOST_CHARACTERS_OF_A_POINTER);
    }
}
