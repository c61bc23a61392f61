package cn.hengping.evaluation.selfevaluation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import cn.hengping.evaluation.evidence.Evidence;
import cn.hengping.evaluation.evidence.EvidenceRefusal.EvidenceEmpty;
import cn.hengping.evaluation.evidence.EvidenceRefusal.FileKindRefused;
import cn.hengping.evaluation.evidence.EvidenceRefusal.FileNameRefused;
import cn.hengping.evaluation.evidence.FileKind;
import cn.hengping.platform.Command;
import cn.hengping.platform.CommandLog;
import cn.hengping.platform.Ids;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a file of evidence: the file and its line in the evaluation are written together or not at all. */
@Component
public class AttachEvidence {
    public static final int MOST_BYTES = 20 << 20;
    private static final int MOST_CHARACTERS = 200;

    private final SelfEvaluations evaluations;
    private final Ids ids;
    private final CommandLog log;

    AttachEvidence(SelfEvaluations evaluations, Ids ids, CommandLog log) {
        this.evaluations = evaluations;
        this.ids = ids;
        this.log = log;
    }

    public Mono<SelfEvaluation> attach(UUID id, String indicator, String fileName, byte[] content, Command command) {
        return Mono.fromSupplier(() -> examine(indicator, fileName, content, command))
                .flatMap(evidence -> attach(id, evidence, content, command))
                .as(work -> log.once(command, SelfEvaluation.class, work));
    }

    private Mono<SelfEvaluation> attach(UUID id, Evidence evidence, byte[] content, Command command) {
        return evaluations
                .get(id, command.actor())
                .flatMap(before -> evaluations.save(
                        before, before.attach(evidence, command), evidence.evidenceId(), content, command));
    }

    private Evidence examine(String indicator, String fileName, byte[] content, Command command) {
        if (content.length == 0) {
            throw new EvidenceEmpty().asError();
        }
        if (!isName(fileName)) {
            throw new FileNameRefused(fileName).asError();
        }
        var kind = FileKind.of(content).orElseThrow(() -> new FileKindRefused(fileName).asError());
        return new Evidence(
                ids.next(),
                indicator,
                fileName,
                kind.mediaType(),
                content.length,
                sha256(content),
                command.actor().account(),
                command.at());
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

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
