/** What every benchmark needs: the running system, samples, and one way to print and keep what they came to. */
@NullMarked
package cn.hengping.bench.measuring;

import org.jspecify.annotations.NullMarked;
