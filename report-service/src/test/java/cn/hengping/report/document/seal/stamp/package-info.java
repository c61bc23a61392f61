/** Where stamps stand. */
@NullMarked
package cn.hengping.report.document.seal.stamp;

import org.jspecify.annotations.NullMarked;
