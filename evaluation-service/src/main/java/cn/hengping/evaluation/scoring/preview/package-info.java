/** A score table worked out without saving anything (试算): what is asked, how it is read, what comes out, what is odd about it. */
@NullMarked
package cn.hengping.evaluation.scoring.preview;

import org.jspecify.annotations.NullMarked;
