/** Units over HTTP. */
@NullMarked
package cn.hengping.budget.unit.http;

import org.jspecify.annotations.NullMarked;
