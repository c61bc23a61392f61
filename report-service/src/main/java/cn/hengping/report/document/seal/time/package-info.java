/** Who witnesses when a seal was put on (时间戳, RFC 3161). */
@NullMarked
package cn.hengping.report.document.seal.time;

import org.jspecify.annotations.NullMarked;
