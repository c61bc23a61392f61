package cn.hengping.evaluation.dossier;

import java.time.Instant;

import cn.hengping.platform.Event;

/** The audit chain had come so far: whoever keeps this fact can tell later whether the chain was written anew or cut off. */
public record AuditAnchored(long position, String hash, Instant at) implements Event {

    @Override
    public String topic() {
        return "evaluation.audit";
    }

    @Override
    public String type() {
        return "AuditAnchored.v1";
    }

    @Override
    public String subject() {
        return "command-log";
    }
}
