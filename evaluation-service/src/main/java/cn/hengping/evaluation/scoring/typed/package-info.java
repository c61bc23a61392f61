/** What people type into a table, read as numbers, dates and intervals. Generous in form, and never guessing an amount. */
@NullMarked
package cn.hengping.evaluation.scoring.typed;

import org.jspecify.annotations.NullMarked;
