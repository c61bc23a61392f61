/** An edge of seals and scans. */
@NullMarked
package cn.hengping.report.document.seal.postgres;

import org.jspecify.annotations.NullMarked;
