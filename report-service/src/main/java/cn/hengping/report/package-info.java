/**
 * The report side: official documents of what was concluded, and where to fetch them.
 *
 * <p>It decides how a result looks on paper. It asks nobody: all that it prints came with the fact that the evaluation was
 * approved.
 */
@NullMarked
package cn.hengping.report;

import org.jspecify.annotations.NullMarked;
