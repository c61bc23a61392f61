package cn.hengping.budget.project;

import java.util.List;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.unit.Course;
import cn.hengping.budget.unit.Unit;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Registers a project, copies one, and changes it while it drafts. */
@Component
public class RegisterProject {
    private final Projects projects;
    private final Units units;
    private final EconomicClassification classification;
    private final WeightSchemes schemes;
    private final TransactionalOperator transaction;
    private final CommandLog log;

    RegisterProject(
            Projects projects,
            Units units,
            EconomicClassification classification,
            WeightSchemes schemes,
            TransactionalOperator transaction,
            CommandLog log) {
        this.projects = projects;
        this.units = units;
        this.classification = classification;
        this.schemes = schemes;
        this.transaction = transaction;
        this.log = log;
    }

    public Mono<Project> register(Registration registration, Command command) {
        return lineage(registration, command)
                .zipWhen(_ -> unit(registration.unitCode(), registration.year(), command))
                .map(both ->
                        Project.register(registration, both.getT1(), both.getT2(), classification, command.actor()))
                .flatMap(project -> projects.add(project, command))
                .as(work -> registration.parentCode() == null ? work : transaction.transactional(work))
                .as(work -> log.once(command, Project.class, work));
    }

    private Mono<Lineage> lineage(Registration registration, Command command) {
        return registration.parentCode() == null
                ? Mono.just(Lineage.NONE)
                : projects.lineage(registration, command.actor());
    }

    /** The unit as the budget year knows it. */
    private Mono<Unit> unit(String unitCode, int year, Command command) {
        var today = Course.dayAt(command.at());
        return units.course(unitCode, Course.dayOf(year, today), command.actor())
                .map(course -> course.inYear(year, today));
    }

    /** Begins a later year's project with the texts of an earlier one. */
    public Mono<Project> copy(String projectCode, String otherCode, int otherYear, Command command) {
        return projects.get(projectCode, command.actor())
                .zipWhen(source -> unit(source.unit().unitCode(), otherYear, command))
                .map(both ->
                        both.getT1().copy(otherCode, otherYear, both.getT2(), classification, schemes, command.actor()))
                .flatMap(project -> projects.add(project, command))
                .as(work -> log.once(command, Project.class, work));
    }

    /** In a transaction: two projects that are each put below the other at once would each miss the other. */
    public Mono<Project> rewrite(String projectCode, Registration changed, Command command) {
        return projects.lineage(changed, command.actor())
                .zipWhen(_ -> projects.get(projectCode, command.actor()))
                .delayUntil(both -> sameUnit(both.getT2(), changed.year(), command))
                .map(both -> both.getT2().rewrite(changed, both.getT1(), classification, schemes, command))
                .flatMap(project -> projects.save(project, List.of(), "REWRITE_PROJECT", command))
                .as(transaction::transactional)
                .as(work -> log.once(command, Project.class, work));
    }

    /** A project goes to another year only where the unit stands as it does in its own. */
    private Mono<Unit> sameUnit(Project project, int year, Command command) {
        return project.registration().year() == year
                ? Mono.empty()
                : unit(project.unit().unitCode(), year, command)
                        .doOnNext(unit -> command.actor().requireOwn(unit.path()));
    }

    public Mono<Project> aim(String projectCode, Objective objective, Command command) {
        return projects.get(projectCode, command.actor())
                .map(project -> project.aim(objective, schemes, command))
                .flatMap(project -> projects.save(project, List.of(), "SET_OBJECTIVE", command))
                .as(work -> log.once(command, Project.class, work));
    }
}
