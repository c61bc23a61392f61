package cn.hengping.evaluation.campaign;

import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;
import static cn.hengping.platform.Role.PREPARER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.RuleSets;
import cn.hengping.evaluation.signoff.Desk;
import cn.hengping.evaluation.signoff.SignOffChain;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Fault;
import cn.hengping.platform.PlatformRefusal.NotAcceptable;
import cn.hengping.platform.UnitPath;

/**
 * The bureau's order to evaluate (自评任务): the year, the part of the tree, the rules, the desks, the date.
 *
 * <p>An evaluation keeps the rule set and the chain of the campaign it was opened under: the campaign holds them whole, so
 * that no later file changes a score that was given.
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
        long version) {

    /** What is asked for when a campaign is issued. */
    public record Order(
            int year,
            String name,
            UnitPath scopePath,
            String ruleSetCode,
            int ruleSetVersion,
            LocalDate dueDate,
            List<Desk> chain) {
        public Order {
            chain = List.copyOf(chain);
        }
    }

    /** Issues a campaign, or refuses with everything that is wrong with it. */
    public static Campaign issue(UUID id, Order order, RuleSets.Known rules, Command command) {
        command.actor().requireRole(CAMPAIGN_MANAGER);
        command.actor().requireScope(order.scopePath());
        var chain = new SignOffChain(order.chain());
        NotAcceptable.unless(faults(order, chain));
        return new Campaign(
                id,
                order.year(),
                order.name(),
                order.scopePath(),
                order.ruleSetCode(),
                order.ruleSetVersion(),
                rules.hash(),
                order.dueDate(),
                rules.rules(),
                chain,
                command.at(),
                1);
    }

    /** What this caller may do with it now: a unit's preparer selects which of the unit's projects get the report. */
    public List<String> may(Actor actor) {
        return actor.is(PREPARER) && scopePath.covers(actor.scope()) ? List.of("SELECT") : List.of();
    }

    private static List<Fault> faults(Order order, SignOffChain chain) {
        var faults = new ArrayList<>(chain.faults());
        if (order.year() < 2000 || order.year() > 2100) {
            faults.add(Fault.at("/year", "YearOutOfRange", order.year()));
        }
        if (order.name().isBlank() || order.name().length() > 200) {
            faults.add(Fault.at("/name", "TextLength", 1, 200));
        }
        if (order.dueDate().getYear() < order.year()) {
            faults.add(Fault.at("/dueDate", "DueBeforeTheYear", order.dueDate(), order.year()));
        }
        return faults;
    }
}
