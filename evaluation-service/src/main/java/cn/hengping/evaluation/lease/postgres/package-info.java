/** Leases in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.lease.postgres;

import org.jspecify.annotations.NullMarked;
