package cn.hengping.evaluation.notice.kafka;

import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.PREPARER;
import static cn.hengping.platform.Role.UNIT_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import cn.hengping.evaluation.notice.Notice;
import cn.hengping.evaluation.notice.Notice.Kind;
import cn.hengping.evaluation.notice.Notice.Readers;
import cn.hengping.platform.UnitPath;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("听到什么，告诉谁")
class HeardTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UnitPath UNIT = new UnitPath("130207/101");
    private static final Instant AT = Instant.parse("2025-03-01T01:00:00Z");
    private static final LocalDate DUE = LocalDate.parse("2025-03-31");
    private static final Readers OF_UNIT = new Readers.Posts(List.of(PREPARER, UNIT_HEAD));

    private static Optional<Notice> moved(String step, String to, String... accounts) {
        return new Heard.Moved(
                        ID,
                        ID,
                        UNIT,
                        step,
                        "WITH_UNIT_HEAD",
                        to,
                        "wx-head",
                        List.of(),
                        List.of(accounts),
                        null,
                        null,
                        null,
                        null,
                        AT)
                .notice("s");
    }

    @Test
    @DisplayName("退到填报的，告诉填报人；退到某个环节的，告诉那个环节上的人")
    void what_is_sent_back_is_told_where_it_lies_now() {
        assertThat(moved("SEND_BACK", "DRAFTING"))
                .hasValueSatisfying(
                        notice -> assertThat(notice.readers()).isEqualTo(new Readers.Posts(List.of(PREPARER))));
        assertThat(moved("SEND_BACK", "WITH_TEAM_LEADER"))
                .hasValueSatisfying(
                        notice -> assertThat(notice.readers()).isEqualTo(new Readers.AtDesk("WITH_TEAM_LEADER")));
        assertThat(moved("REMIND", "WITH_BUREAU"))
                .hasValueSatisfying(notice -> assertThat(notice.kind()).isEqualTo(Kind.REMINDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFER", "DELEGATE", "ADD_SIGNER", "COPY"})
    @DisplayName("点了名的，告诉被点名的人；没有点名的不成通知")
    void who_is_named_is_told(String step) {
        assertThat(moved(step, "WITH_BUREAU", "cz-b"))
                .hasValueSatisfying(
                        notice -> assertThat(notice.readers()).isEqualTo(new Readers.Accounts(List.of("cz-b"))));
        assertThat(moved(step, "WITH_BUREAU")).isEmpty();
    }

    @Test
    @DisplayName("办结告诉本单位；一路上的签字不另成通知，待办已经说了")
    void the_end_is_told_and_the_way_is_not() {
        assertThat(moved("SIGN", "APPROVED"))
                .hasValueSatisfying(notice -> assertThat(notice.readers()).isEqualTo(OF_UNIT));
        assertThat(moved("SIGN", "WITH_BUREAU")).isEmpty();
        assertThat(moved("SUBMIT", "WITH_TEAM_LEADER")).isEmpty();
    }

    @Test
    @DisplayName("催办到环节上的人，上报到绩效管理岗")
    void rungs_have_their_readers() {
        assertThat(new Heard.Reminded(ID, ID, UNIT, "WITH_BUREAU", DUE, "OVERDUE", "REMIND", AT).notice("s"))
                .hasValueSatisfying(
                        notice -> assertThat(notice.readers()).isEqualTo(new Readers.AtDesk("WITH_BUREAU")));
        assertThat(new Heard.Reminded(ID, ID, UNIT, "WITH_BUREAU", DUE, "ESCALATED", "ESCALATE", AT).notice("s"))
                .hasValueSatisfying(
                        notice -> assertThat(notice.readers()).isEqualTo(new Readers.Posts(List.of(CAMPAIGN_MANAGER))));
    }

    @Test
    @DisplayName("规则集批准了，告诉所在地的绩效管理岗和业务股室；旧的事实没有写明地方，不成通知")
    void an_approved_rule_set_is_told_to_the_bureau_of_its_place() {
        var district = new UnitPath("130207");

        assertThat(new Heard.RulesApproved("district", 2, "区级规则", "cz-head", AT, district).notice("s"))
                .hasValueSatisfying(notice -> {
                    assertThat(notice.place()).isEqualTo(district);
                    assertThat(notice.readers())
                            .isEqualTo(new Readers.Posts(List.of(CAMPAIGN_MANAGER, BUREAU_REVIEWER)));
                    assertThat(notice.facts()).containsEntry("version", "2").containsEntry("by", "cz-head");
                });
        assertThat(new Heard.RulesApproved("district", 2, "区级规则", "cz-head", AT, null).notice("s"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}，第 {1} 轮：{2}")
    @CsvSource({
        "WITH_UNIT,0,RECTIFICATION_ORDERED",
        "WITH_UNIT,1,RECTIFICATION_SENT_BACK",
        "SETTLED,0,RECTIFICATION_SETTLED",
        "SETTLED,2,RECTIFICATION_SETTLED"
    })
    @DisplayName("整改的每一步告诉本单位")
    void a_rectification_is_told_to_the_unit(String stage, int rounds, Kind kind) {
        assertThat(new Heard.Rectification(ID, ID, UNIT, stage, DUE, rounds, AT).notice("s"))
                .hasValueSatisfying(notice -> assertThat(notice.kind()).isEqualTo(kind))
                .hasValueSatisfying(notice -> assertThat(notice.readers()).isEqualTo(OF_UNIT));
    }

    @Test
    @DisplayName("整改的答复告诉下达整改的人，逾期和复核告诉本单位")
    void an_answer_is_told_to_who_ordered() {
        assertThat(new Heard.Rectification(ID, ID, UNIT, "WITH_BUREAU", DUE, 0, AT).notice("s"))
                .hasValueSatisfying(notice -> assertThat(notice.readers()).isEqualTo(new Readers.WhoOrdered(ID)));
        assertThat(new Heard.Overdue(ID, UNIT, DUE, AT).notice("s"))
                .hasValueSatisfying(notice -> assertThat(notice.readers()).isEqualTo(OF_UNIT));
        assertThat(new Heard.Reviewed(ID, UNIT, "95.00", "90.00", "优", AT).notice("s"))
                .hasValueSatisfying(notice -> assertThat(notice.facts())
                        .containsEntry("declared", "95.00")
                        .containsEntry("reviewed", "90.00"));
    }
}
