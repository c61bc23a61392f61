/** How fast documents are made, against others who make the same, and how much memory a district's year takes. */
@NullMarked
package cn.hengping.bench.documents;

import org.jspecify.annotations.NullMarked;
