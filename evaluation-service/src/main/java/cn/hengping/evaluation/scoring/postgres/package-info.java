/** Proposed rule sets in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.scoring.postgres;

import org.jspecify.annotations.NullMarked;
