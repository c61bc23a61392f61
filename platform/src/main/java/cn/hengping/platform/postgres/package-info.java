/** The connection to PostgreSQL: its own event loops, a warm and bounded pool. It decides nothing. */
@NullMarked
package cn.hengping.platform.postgres;

import org.jspecify.annotations.NullMarked;
