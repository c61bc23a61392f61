/** What one signature costs, in ours and in workflow engines on the same PostgreSQL. */
@NullMarked
package cn.hengping.bench.signoff;

import org.jspecify.annotations.NullMarked;
