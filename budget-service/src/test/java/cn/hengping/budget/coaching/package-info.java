@NullMarked
package cn.hengping.budget.coaching;

import org.jspecify.annotations.NullMarked;
