/** An edge of outlines that staff edit. */
@NullMarked
package cn.hengping.report.document.outline.http;

import org.jspecify.annotations.NullMarked;
