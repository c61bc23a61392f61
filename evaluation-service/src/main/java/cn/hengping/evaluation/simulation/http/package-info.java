/** Simulations: the http edge. */
@NullMarked
package cn.hengping.evaluation.simulation.http;

import org.jspecify.annotations.NullMarked;
