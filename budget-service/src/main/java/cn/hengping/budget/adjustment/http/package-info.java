/** Adjustments over HTTP. */
@NullMarked
package cn.hengping.budget.adjustment.http;

import org.jspecify.annotations.NullMarked;
