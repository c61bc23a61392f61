package cn.hengping.budget.project;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import cn.hengping.platform.sheet.Spool;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lays the files of basis documents to a project, and takes them away. */
@Component
public class LayBasis {
    private final Projects projects;
    private final CommandLog log;
    private final Ids ids;

    LayBasis(Projects projects, CommandLog log, Ids ids) {
        this.projects = projects;
        this.log = log;
        this.ids = ids;
    }

    /** The caller's right is asked before the content is read: a stranger's bytes are not kept, not even for a moment. */
    public Mono<Project> attach(
            String projectCode, String documentNumber, String fileName, Flux<byte[]> content, Command command) {
        return projects.get(projectCode, command.actor())
                .doOnNext(project -> project.requireOwner(command.actor()))
                .then(Spool.of(content, BasisFile.MOST_BYTES, BasisFile.TOO_LARGE))
                .flatMap(spool -> keep(projectCode, documentNumber, fileName, spool, command)
                        .doFinally(_ -> spool.delete()))
                .as(work -> log.once(command, Project.class, work));
    }

    private Mono<Project> keep(
            String projectCode, String documentNumber, String fileName, Spool spool, Command command) {
        return Mono.fromCallable(() -> BasisFile.of(ids.next(), documentNumber, fileName, spool, command))
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .zipWith(projects.get(projectCode, command.actor()))
                .flatMap(both -> projects.attach(
                        both.getT2().attach(both.getT1(), command), both.getT1(), spool.parts(), command));
    }

    public Mono<Project> detach(String projectCode, UUID fileId, Command command) {
        return projects.get(projectCode, command.actor())
                .map(project -> project.detach(fileId, command))
                .flatMap(project -> projects.save(project, List.of(), "DETACH_BASIS", command))
                .as(work -> log.once(command, Project.class, work));
    }
}
