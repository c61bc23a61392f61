package cn.hengping.report.document.outline;

import java.util.List;
import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way an outline can say no. */
public interface OutlineRefusal {
    record NoSuchOutline(UUID id) implements Refusal.Unknown {}

    /** Neither shipped nor approved for that place and year, or of another kind of document. */
    record NoSuchOutlineCode(String code, String kind) implements Refusal.Unknown {}

    /** Whoever uploaded an outline does not approve it. */
    record ApprovedBySomebodyElse(String account) implements Refusal.Forbidden {}

    record AlreadyApproved(UUID id) implements Refusal.Conflict {}

    /** The code belongs to an outline that comes with the service; what is printed by it would no longer be what it names. */
    record OutlineCodeShipped(String code) implements Refusal.Conflict {}

    /** Neither an outline as JSON nor a Word file. */
    record OutlineUnreadable(String why) implements Refusal.Malformed {}

    /** A package of another program, whatever its name ends with. */
    record OutlineOfAnotherKind(String kind) implements Refusal.Malformed {}

    /** What is packed in it unpacks to more than an outline can be. */
    record OutlineUnpacksTooLarge(int mostBytes, int mostParts) implements Refusal.TooMuch {}

    record OutlineTooLarge(int mostBytes) implements Refusal.TooMuch {}

    /** The outline breaks rules; every fault with its place. */
    record OutlineFaulty(List<Fault> found) implements Refusal.Incomplete {
        /** What can be wrong. */
        public enum Reason {
            BLOCKS,
            TOO_LONG,
            LEVEL,
            SHARES,
            UNKNOWN_PLACEHOLDER,
            UNKNOWN_TABLE,
            NO_COLUMNS,
            STRAY_BRACE,
            EXPRESSION,
            MACRO,
            EXTERNAL_LINK,
            FIELD,
            EMBEDDED_OBJECT,
            OWN_TABLE,
            FOREIGN_CONTENT,
            DOCUMENT_TYPE,
            REVISION,
            PLACEHOLDERS
        }

        /** A fault: its place, its reason, and what was found there. */
        public record Fault(String place, Reason reason, String found) {}

        public OutlineFaulty {
            found = List.copyOf(found);
        }

        @Override
        public List<cn.hengping.platform.Fault> faults() {
            return found.stream()
                    .map(fault -> new cn.hengping.platform.Fault(
                            fault.place(), "OutlineFault." + fault.reason(), List.of(fault.found())))
                    .toList();
        }
    }
}
