/** Chains over HTTP. */
@NullMarked
package cn.hengping.evaluation.signoff.http;

import org.jspecify.annotations.NullMarked;
