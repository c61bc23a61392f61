package cn.hengping.evaluation.selfevaluation;

import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.evidence.EvidenceFiles;
import cn.hengping.evaluation.evidence.EvidenceRefusal.EvidenceEmpty;
import cn.hengping.evaluation.evidence.EvidenceRefusal.FileKindRefused;
import cn.hengping.evaluation.evidence.EvidenceRefusal.FileNameRefused;
import cn.hengping.evaluation.evidence.Upload;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a file of evidence: the file and its line in the evaluation are written together or not at all. */
@Component
public class AttachEvidence {
    private static final int MOST_CHARACTERS = 200;

    private final SelfEvaluations evaluations;
    private final EvidenceFiles files;
    private final Ids ids;
    private final CommandLog log;

    AttachEvidence(SelfEvaluations evaluations, EvidenceFiles files, Ids ids, CommandLog log) {
        this.evaluations = evaluations;
        this.files = files;
        this.ids = ids;
        this.log = log;
    }

    /** What is about to be attached, decided before the first part of the file is stored. */
    private record Change(SelfEvaluation before, SelfEvaluation after, Evidence evidence) {}

    public Mono<SelfEvaluation> attach(UUID id, String indicator, String fileName, Upload upload, Command command) {
        return Mono.fromSupplier(() -> examine(indicator, fileName, upload, command))
                .flatMap(evidence -> decide(id, evidence, command))
                .flatMap(change -> files.store(change.evidence().evidenceId(), upload, command.at())
                        .then(Mono.defer(
                                () -> evaluations.save(change.before(), change.after(), change.evidence(), command))))
                .as(work -> log.once(command, evaluations::asAnswered, work));
    }

    private Mono<Change> decide(UUID id, Evidence evidence, Command command) {
        return evaluations
                .get(id, command.actor())
                .map(before -> new Change(before, before.attach(evidence, command), evidence));
    }

    private Evidence examine(String indicator, String fileName, Upload upload, Command command) {
        if (upload.size() == 0) {
            throw new EvidenceEmpty().asError();
        }
        if (!isName(fileName)) {
            throw new FileNameRefused(fileName).asError();
        }
        var kind = upload.kind().orElseThrow(() -> new FileKindRefused(fileName).asError());
        return new Evidence(
                ids.next(),
                indicator,
                fileName,
                kind.mediaType(),
                upload.size(),
                upload.sha256(),
                command.actor().account(),
                command.at(),
                upload.sm3());
    }

    /** A name, not a path, and nothing that a file system or a header would read otherwise. */
    private static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MOST_CHARACTERS
                && !name.startsWith(".")
                && name.codePoints().noneMatch(AttachEvidence::isRefused);
    }

    /** Separators, control characters, and those that turn the direction of writing: "fdp.exe" must not look like a PDF. */
    private static boolean isRefused(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> "/\\:*?\"<>|".indexOf(character) >= 0;
        };
    }
}
