/** The coach over HTTP. */
@NullMarked
package cn.hengping.budget.coaching.http;

import org.jspecify.annotations.NullMarked;
