/** Result uses over HTTP. */
@NullMarked
package cn.hengping.budget.resultuse.http;

import org.jspecify.annotations.NullMarked;
