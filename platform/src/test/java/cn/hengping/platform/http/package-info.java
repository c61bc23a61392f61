/** The HTTP edge's own rules. */
@NullMarked
package cn.hengping.platform.http;

import org.jspecify.annotations.NullMarked;
