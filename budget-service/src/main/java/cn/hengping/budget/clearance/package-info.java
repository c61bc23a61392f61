/** Who may know of a classified project (涉密项目知悉范围). Every query that reaches a project, or what hangs on it, asks here. */
@NullMarked
package cn.hengping.budget.clearance;

import org.jspecify.annotations.NullMarked;
