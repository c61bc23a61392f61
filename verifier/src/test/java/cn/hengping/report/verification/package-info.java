/** Seals that hold, and every way in which they cease to. */
@NullMarked
package cn.hengping.report.verification;

import org.jspecify.annotations.NullMarked;
