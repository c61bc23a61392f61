/** What seals and scans must withstand. */
@NullMarked
package cn.hengping.report.document.seal;

import org.jspecify.annotations.NullMarked;
