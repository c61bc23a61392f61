/** Staff over HTTP. */
@NullMarked
package cn.hengping.budget.staff.http;

import org.jspecify.annotations.NullMarked;
