package cn.hengping.evaluation.signoff;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** Why an evaluation was sent back (退回原因): a code of the list, a remark, and, if it is about one place, where. */
public record Reason(String code, String remark, @Nullable String pointer) {
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_REASONS = 50;

    private static final int MOST_CHARACTERS_OF_A_POINTER = 200;

    public static List<Fault> faults(List<Reason> reasons, ReasonCodes codes) {
        var faults = new ArrayList<Fault>();
        if (reasons.size() > MOST_REASONS) {
            faults.add(Fault.at("/reasons", "ListLength", 0, MOST_REASONS));
        }
        for (var i = 0; i < reasons.size(); i++) {
            var reason = reasons.get(i);
            if (!codes.has(reason.code)) {
                faults.add(Fault.at("/reasons/" + i + "/code", "ReasonCodeUnknown", reason.code));
            }
            if (reason.remark.isBlank() || reason.remark.length() > MOST_CHARACTERS) {
                faults.add(Fault.at("/reasons/" + i + "/remark", "TextLength", 1, MOST_CHARACTERS));
            }
            if (!reason.isPointerWellFormed()) {
                faults.add(Fault.at("/reasons/" + i + "/pointer", "PointerMalformed", MOST_CHARACTERS_OF_A_POINTER));
            }
        }
        return faults;
    }

    /** Whether the pointer has the form of one, or there is none. */
    public boolean isPointerWellFormed() {
        return pointer == null
                || pointer.isEmpty()
                || (pointer.startsWith("/") && pointer.length() <= MOST_CHARACTERS_OF_A_POINTER);
    }
}
