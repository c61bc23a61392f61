/** People in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.people.postgres;

import org.jspecify.annotations.NullMarked;
