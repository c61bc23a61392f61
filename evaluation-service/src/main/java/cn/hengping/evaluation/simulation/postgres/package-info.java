/** Simulations: the postgres edge. */
@NullMarked
package cn.hengping.evaluation.simulation.postgres;

import org.jspecify.annotations.NullMarked;
