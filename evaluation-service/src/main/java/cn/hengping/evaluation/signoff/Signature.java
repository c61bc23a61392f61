package cn.hengping.evaluation.signoff;

import java.time.Instant;

import cn.hengping.platform.Post;
import org.jspecify.annotations.Nullable;

/**
 * A signature (签字): who, in which post, at which desk, when, and the hash of the content that was signed.
 *
 * @param onBehalfOf who was absent and had named the signer; the post is then the absent one's
 */
public record Signature(
        String desk,
        String title,
        String account,
        Post post,
        Instant at,
        String contentHash,
        @Nullable String onBehalfOf) {}
