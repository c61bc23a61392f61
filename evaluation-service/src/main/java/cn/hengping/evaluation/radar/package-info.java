/** How units and kinds of projects score beside their peers (绩效雷达). It decides what stands out, and accuses no small group. */
@NullMarked
package cn.hengping.evaluation.radar;

import org.jspecify.annotations.NullMarked;
