/** Zip files whose bytes follow from their content alone: DOCX, OFD, and the parcel of a bulk run. */
@NullMarked
package cn.hengping.report.document.archive;

import org.jspecify.annotations.NullMarked;
