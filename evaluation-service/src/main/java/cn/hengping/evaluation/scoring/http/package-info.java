/** Rule sets and score previews over HTTP. */
@NullMarked
package cn.hengping.evaluation.scoring.http;

import org.jspecify.annotations.NullMarked;
