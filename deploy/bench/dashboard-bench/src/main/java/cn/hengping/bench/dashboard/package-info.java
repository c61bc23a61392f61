/** A district's dashboard under load, against the same figures by SQL. */
@NullMarked
package cn.hengping.bench.dashboard;

import org.jspecify.annotations.NullMarked;
