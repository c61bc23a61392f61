/** The district's tree (预算单位): finance bureau, departments, units. It decides who is whose supervising department. */
@NullMarked
package cn.hengping.budget.unit;

import org.jspecify.annotations.NullMarked;
