/** Rule sets as text: read, held against their schema, proposed, approved by a second person, and from then on unchanged. */
@NullMarked
package cn.hengping.evaluation.scoring.rulebook;

import org.jspecify.annotations.NullMarked;
