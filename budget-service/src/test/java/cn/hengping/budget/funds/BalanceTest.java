package cn.hengping.budget.funds;

import static cn.hengping.budget.funds.EntryKind.ADJUSTMENT;
import static cn.hengping.budget.funds.EntryKind.ARRIVAL;
import static cn.hengping.budget.funds.EntryKind.EXECUTION;
import static cn.hengping.budget.funds.FundSource.CURRENT_YEAR_APPROPRIATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import cn.hengping.budget.project.ProjectFixture;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("资金台账")
class BalanceTest {

    @Test
    @DisplayName("执行率＝执行数÷全年预算数，百分数两位小数；与约定的样例一致")
    void the_rate_is_computed_and_the_fact_is_the_contract() {
        var after = opened().post(entry(ADJUSTMENT, "-10000.00", "2024-09-12"))
                .after()
                .post(entry(ARRIVAL, "201800.00", "2024-09-20"))
                .after()
                .post(entry(EXECUTION, "196500.00", "2024-12-25"));

        var json = JsonMapper.builder().addModule(new PlatformModule()).build();
        var contract = Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("contracts/budget/BudgetExecutionRecorded.v1.json"));
        assertThat(after.after().executionRatePercent()).contains(new BigDecimal("97.37"));
        assertThat(json.readTree(json.writeValueAsString(after.event()))).isEqualTo(json.readTree(contract));
    }

    @Test
    @DisplayName("预算为零的没有执行率")
    void a_budget_of_zero_has_no_rate() {
        var zero = opened().post(entry(ADJUSTMENT, "-211800.00", "2024-03-01")).after();

        assertThat(zero.executionRatePercent()).isEmpty();
    }

    @Test
    @DisplayName("执行数不得超过全年预算数；调整不得低于已执行数")
    void nothing_is_paid_above_the_budget() {
        var paid = opened().post(entry(EXECUTION, "211800.00", "2024-06-01")).after();

        assertThat(refused(paid, entry(EXECUTION, "0.01", "2024-06-02"))).isEqualTo("ExecutionAboveBudget");
        assertThat(refused(paid, entry(ADJUSTMENT, "-0.01", "2024-06-02"))).isEqualTo("AdjustmentBelowExecution");
        assertThat(refused(opened(), entry(EXECUTION, "-0.01", "2024-06-02"))).isEqualTo("ExecutionBelowZero");
        assertThat(refused(opened(), entry(ARRIVAL, "-0.01", "2024-06-02"))).isEqualTo("ArrivedBelowZero");
        assertThat(refused(opened(), entry(ARRIVAL, "1.00", "2025-01-01"))).isEqualTo("NotAcceptable");
    }

    @RepeatedTest(200)
    @DisplayName("任意次序登记与冲销，余额都等于逐笔相加，且从不超支")
    void any_order_of_entries_adds_up(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var balance = opened();
        var adjusted = 0L;
        var executed = 0L;
        for (var i = 0; i < 60; i++) {
            var fen = random.nextLong(-6_000_000, 6_000_000);
            var kind = random.nextBoolean() ? ADJUSTMENT : EXECUTION;
            var entry = entry(kind, BigDecimal.valueOf(fen, 2).toPlainString(), "2024-05-05");
            try {
                balance = balance.post(entry).after();
                adjusted += kind == ADJUSTMENT ? fen : 0;
                executed += kind == EXECUTION ? fen : 0;
            } catch (Refused _) {
                // What is refused must leave no trace; the sums below show it.
            }
            assertThat(balance.executedYuan().yuan().unscaledValue().longValueExact())
                    .isEqualTo(executed);
            assertThat(balance.fullYearYuan().yuan().unscaledValue().longValueExact())
                    .isEqualTo(21_180_000 + adjusted);
            assertThat(executed).isBetween(0L, 21_180_000 + adjusted);
        }
    }

    private static String refused(Balance balance, Entry entry) {
        var refused = catchThrowableOfType(Refused.class, () -> balance.post(entry));
        return refused.refusal().getClass().getSimpleName();
    }

    private static Balance opened() {
        var row = Balance.Row.initial(CURRENT_YEAR_APPROPRIATION, Money.wanYuan("21.18"));
        return new Balance(
                "13020724T000000000001",
                2024,
                ProjectFixture.OFFICE,
                List.of("30226"),
                List.of(row),
                LocalDate.parse("2024-02-05"),
                1);
    }

    private static Entry entry(EntryKind kind, String amount, String date) {
        return new Entry(
                kind, CURRENT_YEAR_APPROPRIATION, Money.of(amount), LocalDate.parse(date), "丰南财预〔2024〕31号", "登记");
    }
}
