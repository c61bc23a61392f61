/** Sign-off chains of a district's own: read, walked, proposed, approved by a second person, and from then on unchanged. */
@NullMarked
package cn.hengping.evaluation.signoff.chainbook;

import org.jspecify.annotations.NullMarked;
