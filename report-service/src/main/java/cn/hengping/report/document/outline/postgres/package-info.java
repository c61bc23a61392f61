/** An edge of outlines that staff edit. */
@NullMarked
package cn.hengping.report.document.outline.postgres;

import org.jspecify.annotations.NullMarked;
