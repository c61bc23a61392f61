package cn.hengping.budget.project;

import java.util.ArrayList;
import java.util.List;

import cn.hengping.platform.Fault;
import org.jspecify.annotations.Nullable;

/** Why something was sent back (退回原因): a code, a remark, and, if it is about one place, where. */
public record Reason(String code, String remark, @Nullable String pointer) {
    private static final int MOST_CHARACTERS = 1_000;

    /** What is wrong with the reasons of a send-back. */
    public static List<Fault> faults(List<Reason> reasons) {
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < reasons.size(); i++) {
            var reason = reasons.get(i);
            if (!reason.code.matches("[A-Z_]{1,40}")) {
                faults.add(Fault.at("/reasons/" + i + "/code", "ReasonCodeMalformed", reason.code));
            }
            if (reason.remark.isBlank() || reason.remark.length() > MOST_CHARACTERS) {
                faults.add(Fault.at("/reasons/" + i + "/remark", "TextLength", 1, MOST_CHARACTERS));
            }
        }
        return faults;
    }
}
