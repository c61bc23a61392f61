@NullMarked
package cn.hengping.budget.library;

import org.jspecify.annotations.NullMarked;
