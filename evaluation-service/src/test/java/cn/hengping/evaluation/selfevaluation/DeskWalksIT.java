package cn.hengping.evaluation.selfevaluation;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same walks as {@link DeskWalksTest}, ten times as many: minutes, not seconds, on a busy machine. */
@DisplayName("会签、转办、委派、加签、撤回、退回：十万串")
class DeskWalksIT {

    @Test
    @DisplayName("十万串随机办理，与另写的一套规则处处相同")
    void the_code_and_the_clerk_agree_a_hundred_thousand_times() {
        DeskWalksTest.walks(100_000, 130_207);
    }
}
