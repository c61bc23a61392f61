/** Delegations in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.delegation.postgres;

import org.jspecify.annotations.NullMarked;
