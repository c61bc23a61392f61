package cn.hengping.evaluation.team;

import java.time.Instant;

/** A team that was replaced while drafting (小组成员变更): who was on it, why it was changed, by whom, when. */
public record TeamChange(Team before, String reason, String account, Instant at) {}
