package cn.hengping.budget.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.funds.EntryKind;
import cn.hengping.budget.funds.FundSource;
import cn.hengping.budget.objective.Aspect;
import cn.hengping.budget.objective.Dimension;
import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.objective.Sign;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.ProjectFixture;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Money;
import cn.hengping.platform.PlatformModule;
import cn.hengping.platform.Role;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The founding example in the middle of its year. */
final class MonitoringFixture {
    static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PlatformModule()).build();
    static final String MEASURE = "条";
    static final Instant JULY = Instant.parse("2024-07-05T02:00:00Z");
    static final Actor PREPARER = ProjectFixture.preparer();
    static final Actor REVIEWER = ProjectFixture.departmentReviewer();
    static final Actor BUREAU = ProjectFixture.bureauReviewer();
    static final Actor MANAGER = ProjectFixture.actor("jx", Role.CAMPAIGN_MANAGER, "130207");

    private MonitoringFixture() {}

    static RulesOfLights shipped() {
        try {
            return new ShippedLights().rulesOfLights(new ClassPathResource("light-rules.json"), JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LightRules rules() {
        return shipped().of(2024);
    }

    static Indicator indicator(String code, Sign sign, String target) {
        return new Indicator(
                code, Dimension.OUTPUT, Aspect.QUANTITY, code, sign, target, MEASURE, BigDecimal.TEN, "台账");
    }

    static Project project() {
        return ProjectFixture.at(cn.hengping.budget.project.Stage.APPROVED);
    }

    /** The ledger at the end of June: so much executed of 211,800.00 yuan. */
    static Balance june(String executed) {
        var sums = new ArrayList<Balance.Sum>();
        sums.add(new Balance.Sum(EntryKind.INITIAL, FundSource.CURRENT_YEAR_APPROPRIATION, Money.of("211800.00"), 1));
        sums.add(new Balance.Sum(EntryKind.EXECUTION, FundSource.CURRENT_YEAR_APPROPRIATION, Money.of(executed), 4));
        return ProjectFixture.at(cn.hengping.budget.project.Stage.APPROVED)
                .opened()
                .asOf(LocalDate.parse("2024-06-30"), sums);
    }

    /** Reports as due, the week not yet due, the words half attained: execution alone decides. */
    static Account onCourse(Explanation... explanations) {
        return new Account(
                List.of(
                        new Progress("q-reports", "140", null),
                        new Progress("b-social", "上半年重大舆情均已处置", new BigDecimal("50"))),
                List.of(explanations));
    }

    static Explanation explanation(String place) {
        return new Explanation(place, "采购流程延后，合同六月才签", "七月完成首付款支付", LocalDate.parse("2024-08-31"));
    }

    static Checkpoint drafted(Account account, String executed) {
        return Checkpoint.open(project(), Month.JUNE, account, june(executed), rules(), at(PREPARER, 0));
    }

    static Checkpoint submitted() {
        var drafted = drafted(onCourse(), "105900.00");
        return drafted.take(Step.SUBMIT, "", june("105900.00"), rules(), at(PREPARER, 1))
                .after();
    }

    static Command at(Actor actor, long version) {
        return new Command(actor, JULY, version, null);
    }
}
