package cn.hengping.report.document.outline;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.platform.Command;
import cn.hengping.platform.UnitPath;
import cn.hengping.report.document.outline.OutlineRefusal.AlreadyApproved;
import cn.hengping.report.document.outline.OutlineRefusal.ApprovedBySomebodyElse;
import org.jspecify.annotations.Nullable;

/**
 * An outline that staff uploaded: used below its place from its year on, once a second person approved it. A version never changes.
 *
 * @param sha256 of its content
 */
public record KeptOutline(
        UUID id,
        Outline outline,
        UnitPath unitPath,
        int fromYear,
        String sha256,
        String uploadedBy,
        Instant uploadedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        long version) {

    /** Puts it into use; whoever uploaded it cannot. */
    KeptOutline approved(Command command) {
        command.requireCurrent(version);
        if (approvedBy != null) {
            throw new AlreadyApproved(id).asError();
        }
        if (uploadedBy.equals(command.actor().account())) {
            throw new ApprovedBySomebodyElse(uploadedBy).asError();
        }
        return new KeptOutline(
                id,
                outline,
                unitPath,
                fromYear,
                sha256,
                uploadedBy,
                uploadedAt,
                command.actor().account(),
                command.at(),
                version + 1);
    }
}
