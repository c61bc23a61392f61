package cn.hengping.evaluation.simulation;

import static cn.hengping.platform.Role.AUDITOR;
import static cn.hengping.platform.Role.BUREAU_HEAD;
import static cn.hengping.platform.Role.BUREAU_REVIEWER;
import static cn.hengping.platform.Role.CAMPAIGN_MANAGER;

import cn.hengping.evaluation.scoring.RuleSet;
import cn.hengping.evaluation.scoring.rulebook.FindRuleSet;
import cn.hengping.platform.Actor;
import cn.hengping.platform.UnitPath;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Works out what a year would have been under other rules; also under rules that are only proposed. */
@Component
public class SimulateRuleSet {
    private final FindRuleSet ruleSets;
    private final PastScores past;

    SimulateRuleSet(FindRuleSet ruleSets, PastScores past) {
        this.ruleSets = ruleSets;
        this.past = past;
    }

    public Mono<Simulation> simulate(String code, int version, int year, UnitPath scope, Actor actor) {
        return Mono.fromSupplier(() -> allowed(scope, actor))
                .flatMap(_ -> ruleSets.proposedOrApproved(code, version, scope))
                .flatMap(known -> tally(known.rules(), year, scope));
    }

    private static UnitPath allowed(UnitPath scope, Actor actor) {
        actor.requireRole(CAMPAIGN_MANAGER, BUREAU_REVIEWER, BUREAU_HEAD, AUDITOR);
        actor.requireScope(scope);
        return scope;
    }

    private Mono<Simulation> tally(RuleSet rules, int year, UnitPath scope) {
        return past.find(year, scope)
                .publishOn(Schedulers.parallel())
                .collect(() -> new Simulation.Tally(rules), Simulation.Tally::add)
                .map(tally -> tally.done(year, scope.value()));
    }
}
