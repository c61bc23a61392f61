/** Files of evidence in PostgreSQL, part by part. */
@NullMarked
package cn.hengping.evaluation.evidence.postgres;

import org.jspecify.annotations.NullMarked;
