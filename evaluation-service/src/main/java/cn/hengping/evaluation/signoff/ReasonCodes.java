package cn.hengping.evaluation.signoff;

import java.util.List;

/** The bureau's list of reasons for a send-back (退回原因代码), as data. */
public record ReasonCodes(List<ReasonCode> codes) {
    /** A code, and what it says. */
    public record ReasonCode(String code, String title) {}

    public ReasonCodes {
        codes = List.copyOf(codes);
    }

    boolean has(String code) {
        return codes.stream().anyMatch(one -> one.code().equals(code));
    }
}
