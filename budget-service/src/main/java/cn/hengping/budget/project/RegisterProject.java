package cn.hengping.budget.project;

import java.util.List;

import cn.hengping.budget.objective.Objective;
import cn.hengping.budget.objective.WeightSchemes;
import cn.hengping.budget.unit.Units;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers a project and changes it while it drafts. */
@Component
public class RegisterProject {
    private final Projects projects;
    private final Units units;
    private final EconomicClassification classification;
    private final WeightSchemes schemes;
    private final CommandLog log;

    RegisterProject(
            Projects projects,
            Units units,
            EconomicClassification classification,
            WeightSchemes schemes,
            CommandLog log) {
        this.projects = projects;
        this.units = units;
        this.classification = classification;
        this.schemes = schemes;
        this.log = log;
    }

    public Mono<Project> register(Registration registration, Command command) {
        return units.get(registration.unitCode(), command.actor())
                .map(unit -> Project.register(registration, unit, classification, command.actor()))
                .flatMap(project -> projects.add(project, command))
                .as(work -> log.once(command, Project.class, work));
    }

    public Mono<Project> rewrite(String projectCode, Registration changed, Command command) {
        return projects.get(projectCode, command.actor())
                .map(project -> project.rewrite(changed, classification, schemes, command))
                .flatMap(project -> projects.save(project, List.of(), "REWRITE_PROJECT", command))
                .as(work -> log.once(command, Project.class, work));
    }

    public Mono<Project> aim(String projectCode, Objective objective, Command command) {
        return projects.get(projectCode, command.actor())
                .map(project -> project.aim(objective, schemes, command))
                .flatMap(project -> projects.save(project, List.of(), "SET_OBJECTIVE", command))
                .as(work -> log.once(command, Project.class, work));
    }
}
