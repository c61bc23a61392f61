package cn.hengping.evaluation.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.hengping.platform.Role;
import cn.hengping.platform.UnitPath;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, and who should hear of it (通知).
 *
 * @param source what it comes from: the same source twice is one notice
 * @param place the unit or the part of the district that it is about; the whole campaign when absent
 * @param facts what its sentence names: a reason, a date, a number
 */
public record Notice(
        String source,
        Kind kind,
        Readers readers,
        @Nullable UnitPath place,
        @Nullable UUID campaignId,
        @Nullable UUID evaluationId,
        Map<String, String> facts,
        Instant at) {

    /** What happened. */
    public enum Kind {
        SENT_BACK,
        APPROVED,
        /** A step names the reader: it was handed to him, or he shall advise, sign as well, or get a copy. */
        NAMED,
        REMINDED,
        ESCALATED,
        /** A unit's drafts are due by the campaign's date, or were. */
        DRAFTS_DUE,
        DRAFTS_ESCALATED,
        /** Somebody asks, or answered what the reader asked or was asked. */
        ASKED,
        ANSWERED,
        CAMPAIGN_ISSUED,
        CAMPAIGN_MOVED,
        /** Campaigns of this place may use another rule set. */
        RULE_SET_APPROVED,
        REVIEWED,
        RECTIFICATION_ORDERED,
        RECTIFICATION_ANSWERED,
        RECTIFICATION_SENT_BACK,
        RECTIFICATION_SETTLED,
        RECTIFICATION_OVERDUE
    }

    /** Who hears of it: posts, never all who could look it up. */
    public sealed interface Readers {
        /** These roles at the place; bureau posts above it count as at it. */
        record Posts(List<Role> roles) implements Readers {}

        /** These roles at the place and everywhere below. */
        record Below(List<Role> roles) implements Readers {}

        /** Whoever the chain puts at this desk: its role at its place, or the team's leader. */
        record AtDesk(String stage) implements Readers {}

        /** These accounts. */
        record Accounts(List<String> accounts) implements Readers {}

        /** The account that ordered this rectification. */
        record WhoOrdered(UUID rectificationId) implements Readers {}
    }

    public Notice {
        facts = Map.copyOf(facts);
    }
}
