/** The dossier over HTTP. */
@NullMarked
package cn.hengping.evaluation.dossier.http;

import org.jspecify.annotations.NullMarked;
