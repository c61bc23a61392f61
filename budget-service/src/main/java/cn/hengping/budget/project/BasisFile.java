package cn.hengping.budget.project;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.budget.project.ProjectRefusal.BasisFileEmpty;
import cn.hengping.budget.project.ProjectRefusal.BasisFileKindRefused;
import cn.hengping.budget.project.ProjectRefusal.BasisFileNameRefused;
import cn.hengping.budget.project.ProjectRefusal.BasisFileTooLarge;
import cn.hengping.budget.upload.FileKind;
import cn.hengping.platform.Command;
import cn.hengping.platform.sheet.Spool;

/** The file of a basis document (依据文件): which document, what it is, its fingerprint, who brought it and when. */
public record BasisFile(
        UUID id,
        String documentNumber,
        String fileName,
        String mediaType,
        long bytes,
        String sha256,
        String account,
        Instant at) {
    static final int MOST = 50;
    public static final long MOST_BYTES = 20L << 20;
    public static final BasisFileTooLarge TOO_LARGE = new BasisFileTooLarge(MOST_BYTES);
    private static final int MOST_CHARACTERS_OF_A_NAME = 200;

    /** What was brought, by its content; refused when it is no document, or its name no name. It blocks. */
    public static BasisFile of(UUID id, String documentNumber, String fileName, Spool spool, Command command) {
        if (!isName(fileName)) {
            throw new BasisFileNameRefused(fileName).asError();
        }
        if (spool.size() == 0) {
            throw new BasisFileEmpty().asError();
        }
        var kind = FileKind.of(spool.file()).orElseThrow(() -> new BasisFileKindRefused(fileName).asError());
        return new BasisFile(
                id,
                documentNumber,
                fileName,
                kind.mediaType(),
                spool.size(),
                spool.sha256(),
                command.actor().account(),
                command.at());
    }

    /** A name that a file may have here: short, and no path. */
    private static boolean isName(String fileName) {
        return !fileName.isBlank()
                && fileName.length() <= MOST_CHARACTERS_OF_A_NAME
                && !fileName.matches("(?s).*[\\p{Cntrl}/\\\\].*");
    }
}
