/** The audit dossier (审计档案): who did what, in which post, what stood there before and after. It only reads. */
@NullMarked
package cn.hengping.evaluation.dossier;

import org.jspecify.annotations.NullMarked;
