/** Payments over HTTP. */
@NullMarked
package cn.hengping.budget.execution.http;

import org.jspecify.annotations.NullMarked;
