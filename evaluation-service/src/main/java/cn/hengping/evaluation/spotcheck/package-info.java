/** Spot checks (抽查复核). It decides which approved evaluations the bureau looks at again: by risk, and by a draw that anybody can repeat. */
@NullMarked
package cn.hengping.evaluation.spotcheck;

import org.jspecify.annotations.NullMarked;
