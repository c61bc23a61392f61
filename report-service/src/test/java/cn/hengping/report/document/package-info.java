/** What documents must look like. */
@NullMarked
package cn.hengping.report.document;

import org.jspecify.annotations.NullMarked;
