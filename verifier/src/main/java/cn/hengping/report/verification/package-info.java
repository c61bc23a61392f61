/**
 * Whether a sealed file is whole (签章核验): every byte of it is accounted for. Whose certificate is to be trusted is left to whoever asks.
 * Plain Java, so that report-service and the offline verifier say the same.
 */
@NullMarked
package cn.hengping.report.verification;

import org.jspecify.annotations.NullMarked;
