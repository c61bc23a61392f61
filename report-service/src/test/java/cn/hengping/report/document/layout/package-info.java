/** What is laid on a page. */
@NullMarked
package cn.hengping.report.document.layout;

import org.jspecify.annotations.NullMarked;
