package cn.hengping.budget.project;

import java.util.List;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Moves a project one step along its workflow. */
@Component
public class MoveProject {
    private final Projects projects;
    private final CommandLog log;

    MoveProject(Projects projects, CommandLog log) {
        this.projects = projects;
        this.log = log;
    }

    public Mono<Project> move(String projectCode, Step step, List<Reason> reasons, Command command) {
        return projects.get(projectCode, command.actor())
                .map(project -> project.take(step, reasons, command))
                .flatMap(move -> projects.save(move.after(), move.events(), step + "_PROJECT", command))
                .as(work -> log.once(command, Project.class, work));
    }
}
