/** Checks a printed document away from the system: its fingerprints, and its score from the proof that lies in it. */
@NullMarked
package cn.hengping.verifier;

import org.jspecify.annotations.NullMarked;
