/** Questions in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.question.postgres;

import org.jspecify.annotations.NullMarked;
