package cn.hengping.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;

import cn.hengping.evaluation.campaign.CampaignRefusal.NotOfThisUnit;
import cn.hengping.evaluation.campaign.CampaignRefusal.SelectionTooLate;
import cn.hengping.evaluation.campaign.Selection.Candidate;
import cn.hengping.platform.Fault;
import cn.hengping.platform.Refusal;
import cn.hengping.platform.Refused;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("择定撰写报告的项目")
class SelectionTest {
    private static final UnitPath UNIT = new UnitPath("130207/101");
    private static final List<Candidate> SEVEN = List.of(
            new Candidate("P1", false, true),
            new Candidate("P2", false, false),
            new Candidate("P3", true, true),
            new Candidate("P4", true, false),
            new Candidate("P5", true, false),
            new Candidate("P6", true, false),
            new Candidate("P7", true, false));

    @Test
    @DisplayName("七选二：已提交的在内，未提交的可以改")
    void the_count_is_true() {
        assertThat(choose("P1", "P4")).isEqualTo(new Selection(2, 7, "保持运转"));
    }

    @Test
    @DisplayName("已提交的，选上的不得落下，没选的不得添上")
    void what_was_submitted_stays_as_it_is() {
        assertThat(refused("P4")).isEqualTo(new SelectionTooLate(List.of("P1")));
        assertThat(refused("P1", "P2")).isEqualTo(new SelectionTooLate(List.of("P2")));
    }

    @Test
    @DisplayName("别的单位的项目、写了两次的项目、替别的单位择定，均被拒绝")
    void only_the_units_own_projects_and_each_once() {
        assertThat(refused("P1", "X")).isEqualTo(new NotOfThisUnit(List.of("X")));
        assertThat(refused("P1", "P1").faults()).extracting(Fault::code).containsExactly("ProjectTwice");
        assertThat(refused(new Selection.Request("102", List.of(), " ")).faults())
                .extracting(Fault::code)
                .containsExactly("NotYourUnit", "ListLength", "TextLength");
    }

    private static Selection choose(String... codes) {
        return Selection.choose(request(null, codes), SEVEN, UNIT);
    }

    private static Refusal refused(String... codes) {
        return refused(request("101", codes));
    }

    private static Refusal refused(Selection.Request request) {
        return catchThrowableOfType(Refused.class, () -> Selection.choose(request, SEVEN, UNIT))
                .refusal();
    }

    private static Selection.Request request(@Nullable String unit, String... codes) {
        return new Selection.Request(unit, List.of(codes), "保持运转");
    }
}
