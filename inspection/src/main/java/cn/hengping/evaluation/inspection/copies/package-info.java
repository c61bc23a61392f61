/** Finds paragraphs that were copied, among very many, without comparing every pair. */
@NullMarked
package cn.hengping.evaluation.inspection.copies;

import org.jspecify.annotations.NullMarked;
