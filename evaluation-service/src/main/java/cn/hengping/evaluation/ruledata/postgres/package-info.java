/** Proposed rule data in PostgreSQL, each kind in its own table. */
@NullMarked
package cn.hengping.evaluation.ruledata.postgres;

import org.jspecify.annotations.NullMarked;
