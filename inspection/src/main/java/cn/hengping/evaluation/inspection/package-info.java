/** Inspection (自评质量校验): what a self-evaluation says, and what is wrong with it. Plain Java; it decides nothing about who may go on. */
@NullMarked
package cn.hengping.evaluation.inspection;

import org.jspecify.annotations.NullMarked;
