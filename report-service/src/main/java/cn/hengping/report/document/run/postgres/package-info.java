/** An edge of bulk printing. */
@NullMarked
package cn.hengping.report.document.run.postgres;

import org.jspecify.annotations.NullMarked;
