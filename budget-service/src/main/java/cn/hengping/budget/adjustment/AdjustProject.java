package cn.hengping.budget.adjustment;

import java.util.List;
import java.util.Set;

import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.funds.PaidItems;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.project.EconomicClassification;
import cn.hengping.budget.project.Plan;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.Projects;
import cn.hengping.budget.project.Reason;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Money;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Asks for an adjustment, rewrites it, and moves it along its workflow. */
@Component
public class AdjustProject {
    private final Adjustments adjustments;
    private final Projects projects;
    private final Ledger ledger;
    private final PaidItems paid;
    private final Plan.Rules rules;
    private final TransactionalOperator transaction;
    private final CommandLog log;

    AdjustProject(
            Adjustments adjustments,
            Projects projects,
            Ledger ledger,
            PaidItems paid,
            EconomicClassification classification,
            WeightSchemes schemes,
            TransactionalOperator transaction,
            CommandLog log) {
        this.adjustments = adjustments;
        this.projects = projects;
        this.ledger = ledger;
        this.paid = paid;
        this.rules = new Plan.Rules(classification, schemes);
        this.transaction = transaction;
        this.log = log;
    }

    /** A project and its books, read together. */
    private record Known(Project project, Books books) {}

    public Mono<Adjustment> open(String projectCode, Proposal proposal, Command command) {
        return known(projectCode, command.actor())
                .zipWhen(_ -> adjustments.nextNumber(projectCode))
                .map(both -> Adjustment.open(
                        both.getT1().project, both.getT2(), proposal, both.getT1().books, rules, command))
                .flatMap(opened -> adjustments.add(opened, command))
                .as(work -> log.once(command, Adjustment.class, work));
    }

    public Mono<Adjustment> rewrite(String projectCode, int number, Proposal proposal, Command command) {
        return adjustments
                .get(projectCode, number, command.actor())
                .zipWhen(_ -> known(projectCode, command.actor()))
                .map(both -> both.getT1().rewrite(proposal, both.getT2().project, both.getT2().books, rules, command))
                .map(rewritten -> new Adjustment.Move(rewritten, null, List.of()))
                .flatMap(move -> adjustments.save(move, "REWRITE_ADJUSTMENT", command))
                .as(work -> log.once(command, Adjustment.class, work));
    }

    /** The ledger stands still meanwhile: nothing is paid out of an item while an approval takes it away. */
    public Mono<Adjustment> move(String projectCode, int number, Step step, List<Reason> reasons, Command command) {
        return ledger.lock(Set.of(projectCode), command.actor())
                .then(adjustments.get(projectCode, number, command.actor()))
                .zipWhen(_ -> known(projectCode, command.actor()))
                .map(both -> both.getT1().take(step, reasons, both.getT2().project, both.getT2().books, rules, command))
                .flatMap(move -> adjustments.save(move, step + "_ADJUSTMENT", command))
                .as(transaction::transactional)
                .as(work -> log.once(command, Adjustment.class, work));
    }

    /** A project that is not approved has no ledger; that it is not is said by the rule, not by the ledger. */
    private Mono<Known> known(String projectCode, Actor actor) {
        return projects.get(projectCode, actor)
                .zipWhen(project -> project.approvedAt() == null
                        ? Mono.just(new Books(Money.ZERO, java.util.Map.of()))
                        : books(projectCode, actor))
                .map(both -> new Known(both.getT1(), both.getT2()));
    }

    private Mono<Books> books(String projectCode, Actor actor) {
        return ledger.get(projectCode, actor)
                .zipWith(paid.of(projectCode), (balance, items) -> new Books(balance.fullYearYuan(), items));
    }

    /** What the project set out to do, edition by edition. */
    public Mono<List<PlanEdition>> editions(String projectCode, Actor actor) {
        return projects.get(projectCode, actor)
                .zipWith(adjustments.of(projectCode, actor))
                .map(both -> PlanEdition.of(
                        both.getT1(),
                        both.getT2().stream()
                                .filter(one -> one.stage() == Stage.APPROVED)
                                .toList()));
    }

    /** The adjustments of a project that the caller may see. */
    public Mono<List<Adjustment>> of(String projectCode, Actor actor) {
        return projects.get(projectCode, actor).then(adjustments.of(projectCode, actor));
    }
}
