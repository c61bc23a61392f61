package cn.hengping.report.document.seal;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way seals and scans can say no. */
public interface SealRefusal {
    /** No key and no device is configured. */
    record NoSeal() implements Refusal.Conflict {}

    /** The time authority did not answer, or refused. */
    record TimeAuthorityAway(String why) implements Refusal.Conflict {}

    record NotSealable(String format) implements Refusal.Incomplete {}

    record AlreadySealed(UUID document) implements Refusal.Conflict {}

    record NoSuchScan(UUID id) implements Refusal.Unknown {}

    record NotSealed(UUID document) implements Refusal.Unknown {}

    /** Neither a PDF nor a picture (TIFF, PNG, JPEG), or a broken one. */
    record ScanUnreadable(String why) implements Refusal.Malformed {}

    record ScanTooLarge(int mostBytes) implements Refusal.TooMuch {}

    /** What is packed in it unpacks to more than a scan can be. */
    record ScanUnpacksTooLarge(int mostBytes) implements Refusal.TooMuch {}

    /** A picture, or all those of a page, with more dots than a page at 600 to the inch. */
    record ScanPictureTooLarge(int page, long mostDots) implements Refusal.TooMuch {}

    /** A page drawn with more strokes than a scanner makes. */
    record ScanTooIntricate(int page) implements Refusal.TooMuch {}

    /** A way of packing that is not read; page 0 is the file itself. */
    record ScanPackedUnusually(int page, String packing) implements Refusal.Malformed {}

    /** A PDF with programs, forms or encryption in it: no scanner writes them. */
    record ScanNotPlain(String found) implements Refusal.Malformed {}

    /** Pages that carry no code, or none that can be read. */
    record ScanWithoutCode(List<Integer> pages) implements Refusal.Incomplete {
        public ScanWithoutCode {
            pages = List.copyOf(pages);
        }
    }

    /** The scan shows another document, or another version of it. */
    record ScanOfAnotherVersion(int page, String found, String expected) implements Refusal.Conflict {}

    record ScanPagesDiffer(int found, int expected) implements Refusal.Incomplete {}
}
