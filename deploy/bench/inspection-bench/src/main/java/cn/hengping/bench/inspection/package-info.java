/** How fast inspection is, and how much memory it takes. */
@NullMarked
package cn.hengping.bench.inspection;

import org.jspecify.annotations.NullMarked;
