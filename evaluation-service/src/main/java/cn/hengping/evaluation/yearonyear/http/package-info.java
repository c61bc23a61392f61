/** Year on year over HTTP. */
@NullMarked
package cn.hengping.evaluation.yearonyear.http;

import org.jspecify.annotations.NullMarked;
