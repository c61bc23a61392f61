/** What is known here of approved projects and their execution. It decides nothing: it remembers budget-service's facts. */
@NullMarked
package cn.hengping.evaluation.project;

import org.jspecify.annotations.NullMarked;
