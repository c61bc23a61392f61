/** Documents over HTTP. */
@NullMarked
package cn.hengping.report.document.http;

import org.jspecify.annotations.NullMarked;
