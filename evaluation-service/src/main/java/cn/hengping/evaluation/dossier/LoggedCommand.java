package cn.hengping.evaluation.dossier;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A line of the command log as those see it who watch over it: that something was done, and not what was written.
 *
 * @param subjectName what the subject is called, a project or a campaign; absent where it has no name, or the reader may not know
 * @param position of its link in the audit chain; absent for some seconds, until it is sealed
 * @param hash of that link
 */
public record LoggedCommand(
        long id,
        Instant at,
        String account,
        String post,
        String action,
        String subject,
        @Nullable String subjectName,
        @Nullable Long position,
        @Nullable String hash) {}
