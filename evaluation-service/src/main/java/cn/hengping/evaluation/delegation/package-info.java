/** Absence (外出授权): who stands in for whom, from when to when. It decides when a delegation holds; the desk decides the rest. */
@NullMarked
package cn.hengping.evaluation.delegation;

import org.jspecify.annotations.NullMarked;
