/** Who works where in which posts (工作人员), as budget-service's facts say. It decides nothing: it remembers. */
@NullMarked
package cn.hengping.evaluation.people;

import org.jspecify.annotations.NullMarked;
