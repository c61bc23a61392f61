/**
 * What the bureau, a department or a unit sees of a year at one glance (看板): figures made of events alone.
 *
 * <p>It decides nothing and asks no other service. Facts are kept once, in whatever order and however often they come; what they
 * come to can be made anew from them at any time. Of several facts about one thing the last counts, as its publisher numbered or
 * dated it.
 */
@NullMarked
package cn.hengping.report.dashboard;

import org.jspecify.annotations.NullMarked;
