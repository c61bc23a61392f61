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

    @RepeatedTest(200)
    @DisplayName("登记、红冲、重试，任意穿插：余额等于没有被红冲的分录之和，一笔只红冲一次")
    void reversals_leave_what_was_not_taken_back(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var balance = opened();
        var lines = new java.util.ArrayList<Ledger.Line>();
        var taken = new java.util.HashSet<Long>();
        for (var i = 0; i < 60; i++) {
            try {
                if (random.nextInt(3) == 0 && !lines.isEmpty()) {
                    var line = lines.get(random.nextInt(lines.size()));
                    if (taken.contains(line.sequence())) {
                        continue;
                    }
                    var posting = balance.reverse(line, correction(), ProjectFixture.bureauReviewer());
                    balance = posting.after();
                    taken.add(line.sequence());
                    lines.add(line(balance.sequence(), posting.entry(), line.sequence()));
                } else {
                    var kind = random.nextBoolean() ? ADJUSTMENT : EXECUTION;
                    var posting = balance.post(entry(
                            kind,
                            BigDecimal.valueOf(random.nextLong(-900_000, 6_000_000), 2)
                                    .toPlainString(),
                            "2024-05-05"));
                    balance = posting.after();
                    lines.add(line(balance.sequence(), posting.entry(), null));
                }
            } catch (Refused refused) {
                assertThat(refused.refusal().getClass().getSimpleName())
                        .isIn(
                                "NotReversible",
                                "ExecutionAboveBudget",
                                "ExecutionBelowZero",
                                "AdjustmentBelowExecution");
            }
        }

        var left = Money.ZERO;
        for (var line : lines) {
            var counts = line.reverses() == null
                    && !taken.contains(line.sequence())
                    && line.entry().kind() == EXECUTION;
            left = counts ? left.plus(line.entry().amountYuan()) : left;
        }
        assertThat(balance.executedYuan()).isEqualTo(left);
        assertThat(balance.sequence()).isEqualTo(1L + lines.size());
    }

    @Test
    @DisplayName("年初预算、红冲本身不可红冲；支付由本单位或财政局红冲，调整只由财政局红冲")
    void what_may_be_taken_back_and_by_whom() {
        var paid = opened().post(entry(EXECUTION, "5.00", "2024-06-01"));
        var payment = line(2, paid.entry(), null);
        var adjustment = line(2, entry(ADJUSTMENT, "5.00", "2024-06-01"), null);
        var preparer = ProjectFixture.preparer();

        var gone = new Ledger.Line(2, paid.entry(), null, 3L, "wx-preparer", ProjectFixture.NOW);
        assertThat(refusal(() -> paid.after().reverse(gone, correction(), preparer)))
                .isEqualTo("ReversedAlready");
        assertThat(paid.after().reverse(payment, correction(), preparer).after().executedYuan())
                .isEqualTo(Money.ZERO);
        assertThat(refusal(() -> paid.after().reverse(adjustment, correction(), preparer)))
                .isEqualTo("NotYourRole");
        var initial = line(1, entry(EntryKind.INITIAL, "5.00", "2024-06-01"), null);
        assertThat(refusal(() -> paid.after().reverse(initial, correction(), ProjectFixture.bureauReviewer())))
                .isEqualTo("NotReversible");
        assertThat(refusal(() -> paid.after().reverse(line(3, paid.entry(), 2L), correction(), preparer)))
                .isEqualTo("NotReversible");
    }

    @Test
    @DisplayName("结转：只到下一年度，只限结余，转走的不能再花；收回同此")
    void what_is_left_is_carried_into_the_next_year() {
        var spent = opened().post(entry(EXECUTION, "200000.00", "2024-06-01")).after();
        var next = new Balance(
                "13020725T000000000001",
                2025,
                ProjectFixture.OFFICE,
                List.of("30226"),
                List.of(),
                LocalDate.parse("2025-02-05"),
                0);
        var bureau = ProjectFixture.bureauReviewer();

        var carried = spent.carryInto(next, order("10000.00"), bureau);

        assertThat(carried.in().after().rows().getFirst().source()).isEqualTo(FundSource.CARRY_OVER);
        assertThat(carried.in().after().fullYearYuan()).isEqualTo(Money.of("10000.00"));
        assertThat(carried.out().after().executionRatePercent()).isEqualTo(spent.executionRatePercent());
        var left = carried.out().after();
        assertThat(refused(left, entry(EXECUTION, "1800.01", "2024-12-31"))).isEqualTo("ExecutionAboveBudget");
        assertThat(refusal(() -> left.carryInto(next, order("1800.01"), bureau)))
                .isEqualTo("MoreThanIsLeft");
        assertThat(refusal(() -> left.carryInto(next, order("-1.00"), bureau))).isEqualTo("NotAcceptable");
        assertThat(refusal(() -> left.carryInto(left, order("1.00"), bureau))).isEqualTo("NotTheNextYear");
        assertThat(refusal(() -> left.carryInto(next, order("1.00"), ProjectFixture.preparer())))
                .isEqualTo("NotYourRole");
        assertThat(refusal(() -> left.record(entry(EntryKind.RETURN, "1800.01", "2024-12-31"), bureau)))
                .isEqualTo("MoreThanIsLeft");
        assertThat(left.record(entry(EntryKind.RETURN, "1800.00", "2024-12-31"), bureau)
                        .after()
                        .rows()
                        .getFirst()
                        .surplusYuan())
                .isEqualTo(Money.ZERO);
        assertThat(refusal(() -> left.record(entry(EntryKind.CARRY_OUT, "1.00", "2024-12-31"), bureau)))
                .isEqualTo("NotThisWay");
    }

    private static CarryOver.Order order(String amount) {
        return new CarryOver.Order(
                "13020725T000000000001",
                CURRENT_YEAR_APPROPRIATION,
                Money.of(amount),
                LocalDate.parse("2025-02-10"),
                "结转1号",
                "结转");
    }

    private static Ledger.Line line(long sequence, Entry entry, @org.jspecify.annotations.Nullable Long reverses) {
        return new Ledger.Line(sequence, entry, reverses, null, "wx-preparer", ProjectFixture.NOW);
    }

    private static Correction correction() {
        return new Correction(LocalDate.parse("2024-07-01"), "更正1号", "录入有误");
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Refused.class, act).refusal().getClass().getSimpleName();
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
