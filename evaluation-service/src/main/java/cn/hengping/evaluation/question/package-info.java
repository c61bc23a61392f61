/** Questions to a place of an evaluation (提问), and answers. They are told to whom they concern and change nothing of what is signed. */
@NullMarked
package cn.hengping.evaluation.question;

import org.jspecify.annotations.NullMarked;
