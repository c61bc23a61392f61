/**
 * How much of everything a district, a city, a province needs (规模测算): figures that were measured or are assumed, and the last
 * three days before a deadline, simulated. It decides what {@code SIZING.md} says; it runs nothing.
 */
@NullMarked
package cn.hengping.deploy.sizing;

import org.jspecify.annotations.NullMarked;
