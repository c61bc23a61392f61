/** Tables read and written, the honest ones and the others. */
@NullMarked
package cn.hengping.platform.sheet;

import org.jspecify.annotations.NullMarked;
