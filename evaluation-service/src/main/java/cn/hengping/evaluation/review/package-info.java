/**
 * The bureau's look at approved evaluations (复核): its own score beside the unit's, what has to be put right by when, and what
 * the result is used for. It never changes an evaluation.
 */
@NullMarked
package cn.hengping.evaluation.review;

import org.jspecify.annotations.NullMarked;
