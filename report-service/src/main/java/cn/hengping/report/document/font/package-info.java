/** Reads TrueType fonts and cuts out of them what one document uses. PDF and OFD embed the same cuts. */
@NullMarked
package cn.hengping.report.document.font;

import org.jspecify.annotations.NullMarked;
