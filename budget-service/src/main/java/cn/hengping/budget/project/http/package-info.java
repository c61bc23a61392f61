/** Projects over HTTP. */
@NullMarked
package cn.hengping.budget.project.http;

import org.jspecify.annotations.NullMarked;
