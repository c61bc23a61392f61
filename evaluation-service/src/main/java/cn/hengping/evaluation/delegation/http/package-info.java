/** Delegations over HTTP. */
@NullMarked
package cn.hengping.evaluation.delegation.http;

import org.jspecify.annotations.NullMarked;
