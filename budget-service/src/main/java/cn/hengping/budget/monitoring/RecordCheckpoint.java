package cn.hengping.budget.monitoring;

import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

import cn.hengping.budget.adjustment.AdjustProject;
import cn.hengping.budget.adjustment.PlanEdition;
import cn.hengping.budget.funds.Ledger;
import cn.hengping.budget.project.Project;
import cn.hengping.budget.project.Projects;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens a checkpoint, writes it, and moves it along. The execution is always the ledger's. */
@Component
public class RecordCheckpoint {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Checkpoints checkpoints;
    private final Projects projects;
    private final AdjustProject adjusting;
    private final Ledger ledger;
    private final RulesOfLights rules;
    private final CommandLog log;

    RecordCheckpoint(
            Checkpoints checkpoints,
            Projects projects,
            AdjustProject adjusting,
            Ledger ledger,
            RulesOfLights rules,
            CommandLog log) {
        this.adjusting = adjusting;
        this.checkpoints = checkpoints;
        this.projects = projects;
        this.ledger = ledger;
        this.rules = rules;
        this.log = log;
    }

    public Mono<Checkpoint> open(String projectCode, int number, Account account, Command command) {
        var month = Checkpoint.month(number);
        return Mono.zip(
                        atTheEndOf(month, projectCode, command.actor()),
                        ledger.asOf(projectCode, month, command.actor()),
                        (project, balance) ->
                                Checkpoint.open(project, month, account, balance, rules.of(balance.year()), command))
                .flatMap(checkpoint -> checkpoints.add(checkpoint, command))
                .as(work -> log.once(command, Checkpoint.class, work));
    }

    /** What it set out to do then, as the ledger says what was paid by then: a later adjustment does not change the past. */
    private Mono<Project> atTheEndOf(Month month, String projectCode, Actor actor) {
        return Mono.zip(
                projects.get(projectCode, actor),
                adjusting.editions(projectCode, actor),
                (project, editions) -> editions.isEmpty() ? project : asItWas(project, editions, month));
    }

    private static Project asItWas(Project project, List<PlanEdition> editions, Month month) {
        var over = YearMonth.of(project.registration().year(), month).plusMonths(1);
        var held = PlanEdition.heldBefore(
                editions, over.atDay(1).atStartOfDay(BEIJING).toInstant());
        return project.planned(held.plan());
    }

    public Mono<Checkpoint> rewrite(String projectCode, int number, Account account, Command command) {
        var month = Checkpoint.month(number);
        return Mono.zip(
                        checkpoints.get(projectCode, month, command.actor()),
                        ledger.asOf(projectCode, month, command.actor()),
                        (checkpoint, balance) ->
                                checkpoint.rewrite(account, balance, rules.of(checkpoint.year()), command))
                .map(checkpoint -> new Checkpoint.Move(checkpoint, List.of()))
                .flatMap(move -> checkpoints.save(move, "WRITE_CHECKPOINT", command))
                .as(work -> log.once(command, Checkpoint.class, work));
    }

    public Mono<Checkpoint> move(String projectCode, int number, Step step, String remark, Command command) {
        var month = Checkpoint.month(number);
        return Mono.zip(
                        checkpoints.get(projectCode, month, command.actor()),
                        ledger.asOf(projectCode, month, command.actor()),
                        (checkpoint, balance) ->
                                checkpoint.take(step, remark, balance, rules.of(checkpoint.year()), command))
                .flatMap(move -> checkpoints.save(move, step + "_CHECKPOINT", command))
                .as(work -> log.once(command, Checkpoint.class, work));
    }

    /** A project's checkpoints; a project that is not for these eyes is not there, with or without checkpoints. */
    public Flux<Checkpoint> ofProject(String projectCode, Actor actor) {
        return projects.get(projectCode, actor).thenMany(checkpoints.ofProject(projectCode, actor));
    }
}
