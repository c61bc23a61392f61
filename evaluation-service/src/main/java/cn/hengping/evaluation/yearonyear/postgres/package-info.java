/** Year on year in PostgreSQL. */
@NullMarked
package cn.hengping.evaluation.yearonyear.postgres;

import org.jspecify.annotations.NullMarked;
