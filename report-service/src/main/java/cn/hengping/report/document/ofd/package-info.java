/** Writes set pages as OFD (GB/T 33190-2016), the state's format for official documents. */
@NullMarked
package cn.hengping.report.document.ofd;

import org.jspecify.annotations.NullMarked;
