package cn.hengping.report.document.seal;

import java.time.Instant;

import cn.hengping.report.document.seal.stamp.Stamp;

/**
 * A file that shall be sealed.
 *
 * @param office whose name stands in the seal, and on the document where it signs
 */
@SuppressWarnings("ArrayRecordComponent") // sealed once and thrown away: no copies, no comparisons
record SealOrder(byte[] file, String office, Stamp stamp, Instant at) {}
