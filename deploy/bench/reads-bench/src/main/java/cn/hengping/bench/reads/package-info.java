/** Reads: ours against a service as a tutorial would have it, on the same rows of the same PostgreSQL. */
@NullMarked
package cn.hengping.bench.reads;

import org.jspecify.annotations.NullMarked;
