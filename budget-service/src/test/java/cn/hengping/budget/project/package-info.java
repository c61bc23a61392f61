/** The rule book of projects. */
@NullMarked
package cn.hengping.budget.project;

import org.jspecify.annotations.NullMarked;
