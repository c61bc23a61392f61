package cn.hengping.evaluation.campaign;

import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.PREPARER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import cn.hengping.evaluation.calendar.WorkingCalendar;
import cn.hengping.evaluation.campaign.CampaignRefusal.CampaignClosed;
import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * The bureau's order to evaluate (自评任务): the year, the part of the tree, the kinds of project, the rules, the desks, the date.
 *
 * <p>An evaluation keeps the rule set and the chain of the campaign it was opened under: the campaign holds them whole, so
 * that no later file changes a score that was given.
 *
 * @param kinds the kinds of project it reaches; all when absent or empty
 * @param outlineCode the outline of the narrative report; the district's own when absent
 * @param tableCode the form of the table; the district's own when absent
 * @param state open when absent
 * @param trail what happened to it since it was issued, oldest first
 * @param previous the campaign of the year before that it continues
 */
public record Campaign(
        UUID id,
        int year,
        String name,
        UnitPath scopePath,
        String ruleSetCode,
        int ruleSetVersion,
        String ruleSetHash,
        LocalDate dueDate,
        RuleSet rules,
        SignOffChain chain,
        Instant issuedAt,
        long version,
        @Nullable List<String> kinds,
        @Nullable String outlineCode,
        @Nullable String tableCode,
        @Nullable State state,
        @Nullable List<Happening> trail,
        @Nullable UUID previous) {

    /** Whether its evaluations may still move. */
    public enum State {
        OPEN,
        CLOSED
    }

    /** What the campaign management can do to it once it is issued. */
    public enum Act {
        EXTEND,
        CLOSE,
        REOPEN,
        /** Issued although the chain cannot be walked everywhere. */
        ISSUE_DESPITE
    }

    /** One of them: what, the due date since, why, who, when. */
    public record Happening(Act act, LocalDate dueDate, String reason, String account, Instant at) {}

    public Campaign {
        kinds = kinds == null ? null : List.copyOf(kinds);
        trail = trail == null ? null : List.copyOf(trail);
    }

    /** A campaign over every kind of project, to which nothing has happened yet. */
    public Campaign(
            UUID id,
            int year,
            String name,
            UnitPath scopePath,
            String ruleSetCode,
            int ruleSetVersion,
            String ruleSetHash,
            LocalDate dueDate,
            RuleSet rules,
            SignOffChain chain,
            Instant issuedAt,
            long version) {
        this(
                id,
                year,
                name,
                scopePath,
                ruleSetCode,
                ruleSetVersion,
                ruleSetHash,
                dueDate,
                rules,
                chain,
                issuedAt,
                version,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whoever may not issue it is told so before anything that it names is looked for. */
    static void requireIssuer(CampaignOrder order, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER);
        command.actor().requireScope(order.scopePath());
    }

    /** Issues a campaign, or refuses with everything that is wrong with it. */
    public static Campaign issue(
            UUID id,
            CampaignOrder order,
            RuleSets.Known rules,
            SignOffChain chain,
            WorkingCalendar calendar,
            Command command) {
        requireIssuer(order, command);
        var faults = new ArrayList<>(chain.faults());
        faults.addAll(order.faults());
        NotAcceptable.unless(faults);
        var due = order.due(calendar, command.at());
        return new Campaign(
                id,
                order.year(),
                order.name(),
                order.scopePath(),
                rules.rules().code(),
                rules.rules().version(),
                rules.hash(),
                due,
                rules.rules(),
                chain,
                command.at(),
                1,
                order.kinds(),
                order.outlineCode(),
                order.tableCode(),
                State.OPEN,
                despite(order, due, command),
                order.previous());
    }

    private static List<Happening> despite(CampaignOrder order, LocalDate due, Command command) {
        return order.isDespite()
                ? List.of(new Happening(
                        Act.ISSUE_DESPITE,
                        due,
                        Objects.requireNonNull(order.despite()),
                        command.actor().account(),
                        command.at()))
                : List.of();
    }

    public boolean isOpen() {
        return state != State.CLOSED;
    }

    public List<String> kindsOrAll() {
        return Objects.requireNonNullElse(kinds, List.of());
    }

    public List<Happening> happenings() {
        return Objects.requireNonNullElse(trail, List.of());
    }

    /** Refuses whatever would change an evaluation of a closed campaign. */
    public void requireOpen() {
        if (!isOpen()) {
            throw new CampaignClosed(year).asError();
        }
    }

    Campaign after(Happening happening) {
        var more = new ArrayList<>(happenings());
        more.add(happening);
        var now = happening.act() == Act.CLOSE ? State.CLOSED : State.OPEN;
        return new Campaign(
                id,
                year,
                name,
                scopePath,
                ruleSetCode,
                ruleSetVersion,
                ruleSetHash,
                happening.dueDate(),
                rules,
                chain,
                issuedAt,
                version + 1,
                kinds,
                outlineCode,
                tableCode,
                now,
                more,
                previous);
    }

    /** What this caller may do with it now: a unit selects its projects, the campaign management leads it to its end. */
    public List<String> may(Actor actor) {
        if (actor.is(CAMPAIGN_MANAGER) && actor.scope().covers(scopePath)) {
            return isOpen() ? List.of("EXTEND", "CLOSE", "ROLL_OVER") : List.of("REOPEN", "ROLL_OVER");
        }
        return isOpen() && actor.is(PREPARER) && scopePath.covers(actor.scope()) ? List.of("SELECT") : List.of();
    }
}
