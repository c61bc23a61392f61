/** Who may know of classified projects. */
@NullMarked
package cn.hengping.budget.clearance;

import org.jspecify.annotations.NullMarked;
