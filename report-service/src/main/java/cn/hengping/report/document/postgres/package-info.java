/** Documents in PostgreSQL. */
@NullMarked
package cn.hengping.report.document.postgres;

import org.jspecify.annotations.NullMarked;
