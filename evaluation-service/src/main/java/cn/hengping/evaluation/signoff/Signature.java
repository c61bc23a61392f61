package cn.hengping.evaluation.signoff;

import java.time.Instant;

import cn.hengping.platform.Post;

/** A signature (签字): who, in which post, at which desk, when, and the hash of the content that was signed. */
public record Signature(String desk, String title, String account, Post post, Instant at, String contentHash) {}
