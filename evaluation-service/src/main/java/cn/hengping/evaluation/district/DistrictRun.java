package cn.hengping.evaluation.district;

import java.time.Instant;
import java.util.UUID;

import cn.hengping.evaluation.campaign.Campaign;
import cn.hengping.platform.Actor;
import cn.hengping.platform.Command;
import cn.hengping.platform.Post;
import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * One pass over all evaluations of a campaign: inspected one by one, their paragraphs compared, their risks weighed. It is done with
 * the eyes of whoever started it.
 *
 * @param cursor where the present phase came to
 * @param unfilled evaluations into which nothing was written yet; there is nothing to inspect
 * @param copied paragraphs that are copies of other projects' or of last year's
 */
public record DistrictRun(
        UUID id,
        UUID campaignId,
        int year,
        UnitPath scopePath,
        String startedBy,
        String post,
        Phase phase,
        @Nullable String cursor,
        int inspected,
        int unfilled,
        int passages,
        int compared,
        int errors,
        int warnings,
        int hints,
        int copied,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long version) {

    /** What a run is at. */
    public enum Phase {
        INSPECTING,
        COMPARING,
        WEIGHING,
        DONE;

        Phase next() {
            return switch (this) {
                case INSPECTING -> COMPARING;
                case COMPARING -> WEIGHING;
                case WEIGHING, DONE -> DONE;
            };
        }
    }

    /** What one page adds to the counts. */
    record Counts(
            int inspected, int unfilled, int passages, int compared, int errors, int warnings, int hints, int copied) {}

    static DistrictRun start(UUID id, Campaign campaign, Command command) {
        var actor = command.actor();
        actor.requireRole(Role.CAMPAIGN_MANAGER, Role.BUREAU_REVIEWER);
        actor.requireScope(campaign.scopePath());
        return new DistrictRun(
                id,
                campaign.id(),
                campaign.year(),
                campaign.scopePath(),
                actor.account(),
                actor.post().toString(),
                Phase.INSPECTING,
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                command.at(),
                null,
                1);
    }

    /** Whoever started the run, in the post in which he did. */
    Actor starter() {
        return new Actor(startedBy, Post.parse(post).orElseThrow());
    }

    /** After a page; without a next cursor the next phase begins. */
    DistrictRun after(@Nullable String next, Counts counts) {
        return new DistrictRun(
                id,
                campaignId,
                year,
                scopePath,
                startedBy,
                post,
                next == null ? phase.next() : phase,
                next,
                inspected + counts.inspected(),
                unfilled + counts.unfilled(),
                passages + counts.passages(),
                compared + counts.compared(),
                errors + counts.errors(),
                warnings + counts.warnings(),
                hints + counts.hints(),
                copied + counts.copied(),
                startedAt,
                null,
                version + 1);
    }

    DistrictRun done(Instant now) {
        return new DistrictRun(
                id,
                campaignId,
                year,
                scopePath,
                startedBy,
                post,
                Phase.DONE,
                null,
                inspected,
                unfilled,
                passages,
                compared,
                errors,
                warnings,
                hints,
                copied,
                startedAt,
                now,
                version + 1);
    }
}
