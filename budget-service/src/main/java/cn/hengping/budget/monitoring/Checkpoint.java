package cn.hengping.budget.monitoring;

import static cn.hengping.budget.monitoring.Stage.DRAFTING;
import static cn.hengping.platform.Role.PREPARER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import cn.hengping.budget.funds.Balance;
import cn.hengping.budget.monitoring.MonitoringRefusal.CheckpointAtOtherStage;
import cn.hengping.budget.monitoring.MonitoringRefusal.MonthNotOver;
import cn.hengping.budget.monitoring.MonitoringRefusal.NoSuchMonth;
import cn.hengping.budget.monitoring.MonitoringRefusal.ReviewedByItsWriter;
import cn.hengping.budget.objective.Indicator;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.unit.Place;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Event;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.Role;
import org.jspecify.annotations.Nullable;

/**
 * One project at the end of one month (监控节点): what its unit says, what the ledger says, and the lights that follow.
 *
 * <p>The indicators are those of the objective when it was opened. What counts for others is the edition submitted last; a
 * correction is written beside it, and replaces it only when it is submitted.
 */
public record Checkpoint(
        String projectCode,
        String projectName,
        int year,
        int month,
        Place unit,
        Place department,
        List<Indicator> indicators,
        Account account,
        Reading reading,
        Stage stage,
        @Nullable Edition submitted,
        @Nullable Question question,
        @Nullable String acknowledgedBy,
        long version) {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST_CHARACTERS = 1_000;

    /** What somebody above wants explained, or why the unit takes its account back. */
    public record Question(String remark, Role by, Instant at) {}

    /** What a step leaves behind: the state to save and the facts to publish, together or not at all. */
    public record Move(Checkpoint after, List<Event> events) {}

    public Checkpoint {
        indicators = List.copyOf(indicators);
    }

    /** A month by its number, 1 to 12. */
    public static Month month(int number) {
        if (number < 1 || number > 12) {
            throw new NoSuchMonth(number).asError();
        }
        return Month.of(number);
    }

    /** Opens the checkpoint of a month that is over, or refuses with everything that is wrong at once. */
    public static Checkpoint open(
            Project project, Month month, Account account, Balance balance, LightRules rules, Command command) {
        command.actor().requireRole(PREPARER);
        command.actor().requireOwn(project.path());
        var year = project.registration().year();
        if (LocalDate.ofInstant(command.at(), BEIJING)
                .isBefore(YearMonth.of(year, month).plusMonths(1).atDay(1))) {
            throw new MonthNotOver(year, month.getValue()).asError();
        }
        var indicators = Objects.requireNonNull(project.objective()).indicators();
        NotAcceptable.unless(account.faults(indicators, balance.asOf()));
        return new Checkpoint(
                project.code(),
                project.registration().name(),
                year,
                month.getValue(),
                project.unit(),
                project.department(),
                indicators,
                account,
                Reading.of(indicators, account, balance, month.getValue(), rules),
                DRAFTING,
                null,
                null,
                null,
                1);
    }

    /** Writes it anew while drafting. */
    public Checkpoint rewrite(Account anew, Balance balance, LightRules rules, Command command) {
        command.actor().requireRole(PREPARER);
        command.actor().requireOwn(unit.path());
        if (stage != DRAFTING) {
            throw new CheckpointAtOtherStage(Step.CORRECT, stage).asError();
        }
        command.requireCurrent(version);
        NotAcceptable.unless(anew.faults(indicators, balance.asOf()));
        return with(anew, Reading.of(indicators, anew, balance, month, rules), stage, submitted, question, null);
    }

    /** Takes one step of the workflow, or refuses. The execution is read again at every submission. */
    public Move take(Step step, String remark, Balance balance, LightRules rules, Command command) {
        var edge = Edge.of(this, step, command.actor());
        command.requireCurrent(version);
        return switch (edge.step) {
            case SUBMIT -> submit(balance, rules, command);
            case ACKNOWLEDGE -> acknowledge(command);
            case ASK, CORRECT -> reopen(remark, command);
        };
    }

    private Move submit(Balance balance, LightRules rules, Command command) {
        var now = Reading.of(indicators, account, balance, month, rules);
        NotAcceptable.unless(Gaps.of(this, now));
        var number = submitted == null ? 1 : submitted.number() + 1;
        var edition = new Edition(number, account, now, command.actor().account(), command.at());
        var after = with(account, now, Stage.WITH_DEPARTMENT, edition, null, null);
        return new Move(after, List.of(CheckpointRecorded.of(after, edition)));
    }

    private Move acknowledge(Command command) {
        var account = command.actor().account();
        if (submitted != null && submitted.submittedBy().equals(account)) {
            throw new ReviewedByItsWriter(account).asError();
        }
        return new Move(with(this.account, reading, Stage.ACKNOWLEDGED, submitted, null, account), List.of());
    }

    private Move reopen(String remark, Command command) {
        if (remark.isBlank() || remark.length() > MOST_CHARACTERS) {
            NotAcceptable.unless(List.of(Fault.at("/remark", "TextLength", 1, MOST_CHARACTERS)));
        }
        var asked = new Question(remark, command.actor().role(), command.at());
        return new Move(with(account, reading, DRAFTING, submitted, asked, null), List.of());
    }

    private Checkpoint with(
            Account said,
            Reading read,
            Stage at,
            @Nullable Edition edition,
            @Nullable Question asked,
            @Nullable String reviewer) {
        return new Checkpoint(
                projectCode,
                projectName,
                year,
                month,
                unit,
                department,
                indicators,
                said,
                read,
                at,
                edition,
                asked,
                reviewer,
                version + 1);
    }

    /** The steps that this caller could take now. */
    public List<String> may(Actor actor) {
        return Edge.of(this)
                .filter(edge -> edge.isFor(actor, this))
                .map(edge -> edge.step.name())
                .toList();
    }
}
