/**
 * The only door: who comes in, on which path, how often.
 *
 * <p>It decides nothing of the work. A browser's tokens stay here; the services behind check every token again by themselves.
 */
@NullMarked
package cn.hengping.gateway;

import org.jspecify.annotations.NullMarked;
