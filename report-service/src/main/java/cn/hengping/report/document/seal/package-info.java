/** Digital seals on PDF and OFD (电子签章), and the scans of printed documents that were sealed by hand (盖章扫描件). */
@NullMarked
package cn.hengping.report.document.seal;

import org.jspecify.annotations.NullMarked;
