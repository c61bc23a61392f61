/** Payments, alone and by the file. */
@NullMarked
package cn.hengping.budget.execution;

import org.jspecify.annotations.NullMarked;
