package cn.hengping.evaluation.selfevaluation;

import java.time.Instant;

/** An exception from separation of duties (不相容岗位例外): for one account on one evaluation, by whom, why, when. */
public record Exemption(String account, String by, String reason, Instant at) {}
