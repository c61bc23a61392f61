/** Hears that an evaluation was approved. */
@NullMarked
package cn.hengping.report.document.kafka;

import org.jspecify.annotations.NullMarked;
