/** What outlines from Word must withstand. */
@NullMarked
package cn.hengping.report.document.outline;

import org.jspecify.annotations.NullMarked;
