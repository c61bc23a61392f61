/** Notices in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.notice.postgres;

import org.jspecify.annotations.NullMarked;
