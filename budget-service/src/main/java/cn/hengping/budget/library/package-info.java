/**
 * The indicator library (指标库): indicators that units may take instead of inventing their own, and how often they did.
 *
 * <p>It decides what stands in the library. Whether an objective that uses it can be measured is decided in {@code objective}.
 */
@NullMarked
package cn.hengping.budget.library;

import org.jspecify.annotations.NullMarked;
