/** Fault drills on a system of their own: what is promised for the worst day is tried, measured, and written down. */
@NullMarked
package cn.hengping.deploy.drill;

import org.jspecify.annotations.NullMarked;
