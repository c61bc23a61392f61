/** The HTTP edge that every service shares: who calls, under which conditions, and how a no is said (RFC 9457). */
@NullMarked
package cn.hengping.platform.http;

import org.jspecify.annotations.NullMarked;
