package cn.hengping.budget.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import cn.hengping.budget.execution.PaymentBatch.Recorded;
import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.project.ProjectFixture;
import cn.hengping.budget.project.Stage;
import cn.hengping.budget.upload.RowFault;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Money;
import cn.hengping.platform.Refused;
import cn.hengping.platform.Role;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("成批支付")
class PaymentBatchTest {
    private static final PaymentTable TABLE = PaymentTable.titledBy(
                    new Row(1, List.of("凭证号", "项目编码", "资金来源", "经济分类科目", "金额（元）", "支付日期", "摘要")))
            .orElseThrow();
    private static final Balance OPENED = ProjectFixture.at(Stage.APPROVED).opened();
    private static final String CODE = OPENED.projectCode();
    private static final Actor BUREAU = ProjectFixture.bureauReviewer();

    @Test
    @DisplayName("逐行累计，超预算的那一行起被拒，后面放得下的仍收")
    void each_row_is_held_against_what_the_rows_before_left() {
        var batch = batch(BUREAU, Map.of())
                .decide(List.of(line(2, "V1", "200000.00"), line(3, "V2", "11800.01"), line(4, "V3", "11800.00")));

        assertThat(batch.faults())
                .extracting(RowFault::row, RowFault::column, RowFault::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 4, "ExecutionAboveBudget"));
        assertThat(batch.additions().getFirst().after().executedYuan()).isEqualTo(Money.of("211800.00"));
        assertThat(batch.vouchers()).extracting(PaymentBatch.Voucher::sequence).containsExactly(2L, 3L);
    }

    @Test
    @DisplayName("已登记的凭证：金额、项目相同算重复，不同是错误")
    void a_recorded_voucher_is_repeated_or_wrong() {
        var recorded = Map.of("V1", new Recorded(CODE, Money.of("5.00")), "V2", new Recorded("另一项目", Money.of("5.00")));
        var batch = batch(BUREAU, recorded).decide(List.of(line(2, "V1", "5"), line(3, "V1", "6"), line(4, "V2", "5")));

        assertThat(batch.repeated()).isEqualTo(1);
        assertThat(batch.bad()).isEqualTo(2);
        assertThat(batch.additions()).isEmpty();
    }

    @Test
    @DisplayName("别的单位的项目、没有的科目、年度之外的日期，各指其格")
    void other_faults_name_their_cell() {
        var good = line(2, "V1", "5").payment();
        var lines = List.of(
                new PaymentLine(2, "没有的项目", good),
                new PaymentLine(
                        3, CODE, new Payment("V2", good.source(), "30217", good.amountYuan(), good.date(), "x")),
                new PaymentLine(
                        4,
                        CODE,
                        new Payment("V3", good.source(), "30226", good.amountYuan(), LocalDate.of(2023, 12, 31), "x")),
                new PaymentLine(
                        5, CODE, new Payment("凭证", good.source(), "30226", good.amountYuan(), good.date(), "x")),
                line(6, "V4", "-1"));

        assertThat(batch(BUREAU, Map.of()).decide(lines).faults())
                .extracting(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .containsExactly(
                        "2 1 NoSuchLedger",
                        "3 3 ItemNotInBudget",
                        "4 5 DateOutsideYear",
                        "5 0 VoucherNumberMalformed",
                        "6 4 ExecutionBelowZero");
    }

    @Test
    @DisplayName("单位只能导入本单位的支付，财政局可导入全区的，其他岗位不得导入")
    void the_unit_imports_its_own_and_the_bureau_all() {
        assertThat(stored(ProjectFixture.preparer())).isEqualTo(1);
        assertThat(stored(BUREAU)).isEqualTo(1);
        assertThat(stored(ProjectFixture.actor("a", Role.PREPARER, "130207"))).isZero();
        assertThat(stored(ProjectFixture.actor("a", Role.UNIT_HEAD, "130207/101")))
                .isZero();
        assertThat(stored(ProjectFixture.actor("a", Role.BUREAU_REVIEWER, "130208")))
                .isZero();
    }

    private static int stored(Actor actor) {
        return batch(actor, Map.of())
                .decide(List.of(line(2, "V1", "5")))
                .vouchers()
                .size();
    }

    @RepeatedTest(200)
    @DisplayName("任意的行、任意的分批：结果与一笔一笔登记相同")
    void any_rows_in_any_batches_come_to_what_single_payments_come_to(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var lines = new ArrayList<PaymentLine>();
        for (var i = 0; i < 60; i++) {
            var fen = random.nextInt(3) == 0 ? -random.nextInt(400_000) : random.nextInt(1_200_000);
            lines.add(line(
                    i + 2,
                    "V" + random.nextInt(50),
                    Money.of("0.01")
                            .yuan()
                            .multiply(java.math.BigDecimal.valueOf(fen))
                            .toPlainString()));
        }
        var expected = OPENED;
        var vouchers = new HashMap<String, Recorded>();
        var accepted = 0;
        for (var line : lines) {
            var payment = line.payment();
            if (vouchers.containsKey(payment.voucherNumber())) {
                continue;
            }
            try {
                expected = payment.from(expected, BUREAU).after();
                vouchers.put(payment.voucherNumber(), new Recorded(CODE, payment.amountYuan()));
                accepted++;
            } catch (Refused _) {
                // the ledger says no to this one
            }
        }

        var balance = OPENED;
        var recorded = new HashMap<String, Recorded>();
        var stored = 0;
        for (var from = 0; from < lines.size(); ) {
            var to = Math.min(lines.size(), from + 1 + random.nextInt(20));
            // a voucher comes once in a batch: the file's own repetitions are taken out before
            var part = new ArrayList<PaymentLine>();
            while (from < to) {
                var next = lines.get(from);
                if (part.stream()
                        .anyMatch(one -> one.payment()
                                .voucherNumber()
                                .equals(next.payment().voucherNumber()))) {
                    break;
                }
                part.add(next);
                from++;
            }
            var batch = new PaymentBatch(BUREAU, TABLE, Map.of(CODE, balance), recorded).decide(part);
            assertThat(batch.vouchers().size() + batch.bad() + batch.repeated()).isEqualTo(part.size());
            for (var addition : batch.additions()) {
                balance = addition.after();
            }
            for (var voucher : batch.vouchers()) {
                var amount = part.stream()
                        .filter(one -> one.payment().voucherNumber().equals(voucher.voucherNumber()))
                        .findFirst()
                        .orElseThrow()
                        .payment()
                        .amountYuan();
                recorded.put(voucher.voucherNumber(), new Recorded(CODE, amount));
                stored++;
            }
        }

        assertThat(balance).isEqualTo(expected);
        assertThat(stored).isEqualTo(accepted);
        assertThat(recorded).isEqualTo(vouchers);
    }

    private static PaymentBatch batch(Actor actor, Map<String, Recorded> recorded) {
        return new PaymentBatch(actor, TABLE, Map.of(CODE, OPENED), recorded);
    }

    private static PaymentLine line(int row, String voucher, String amount) {
        return new PaymentLine(
                row,
                CODE,
                new Payment(
                        voucher,
                        FundSource.CURRENT_YEAR_APPROPRIATION,
                        "30226",
                        Money.of(amount),
                        LocalDate.of(2024, 3, 1),
                        "劳务"));
    }
}
