/** The indicator library over HTTP. */
@NullMarked
package cn.hengping.budget.library.http;

import org.jspecify.annotations.NullMarked;
