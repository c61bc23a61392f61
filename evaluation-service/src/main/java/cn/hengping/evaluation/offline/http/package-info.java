/** Offline forms over HTTP. */
@NullMarked
package cn.hengping.evaluation.offline.http;

import org.jspecify.annotations.NullMarked;
