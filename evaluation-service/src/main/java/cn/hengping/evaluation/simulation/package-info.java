/** What a year's scores would have been under other rules (模拟测算). It decides nothing and changes nothing. */
@NullMarked
package cn.hengping.evaluation.simulation;

import org.jspecify.annotations.NullMarked;
