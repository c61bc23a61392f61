/** The rules: each looks at a dossier and reports findings. What they are called, weigh and rest on is data. */
@NullMarked
package cn.hengping.evaluation.inspection.rules;

import org.jspecify.annotations.NullMarked;
