/** An edge of bulk printing. */
@NullMarked
package cn.hengping.report.document.run.http;

import org.jspecify.annotations.NullMarked;
