/** The bureau's yearly order (自评任务). It decides which projects are evaluated, by which rules, and through whose hands. */
@NullMarked
package cn.hengping.evaluation.campaign;

import org.jspecify.annotations.NullMarked;
