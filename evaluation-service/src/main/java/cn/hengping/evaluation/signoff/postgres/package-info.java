/** Keeps the chains that were proposed here. */
@NullMarked
package cn.hengping.evaluation.signoff.postgres;

import org.jspecify.annotations.NullMarked;
