/** Inspection over HTTP. */
@NullMarked
package cn.hengping.evaluation.inspection.http;

import org.jspecify.annotations.NullMarked;
