/** The dossier out of the command log. */
@NullMarked
package cn.hengping.evaluation.dossier.postgres;

import org.jspecify.annotations.NullMarked;
