/** An edge of seals and scans. */
@NullMarked
package cn.hengping.report.document.seal.http;

import org.jspecify.annotations.NullMarked;
