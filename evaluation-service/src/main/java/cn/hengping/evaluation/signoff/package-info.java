/** The sign-off chain as data (签批链): whose desk comes after whose. It decides which steps exist, not who takes them. */
@NullMarked
package cn.hengping.evaluation.signoff;

import org.jspecify.annotations.NullMarked;
