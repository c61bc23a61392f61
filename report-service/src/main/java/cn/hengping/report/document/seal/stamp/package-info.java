/** What a seal looks like on the page (印模), and where on the page it is put. */
@NullMarked
package cn.hengping.report.document.seal.stamp;

import org.jspecify.annotations.NullMarked;
