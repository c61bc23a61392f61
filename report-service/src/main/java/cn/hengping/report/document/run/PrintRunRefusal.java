package cn.hengping.report.document.run;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way bulk printing can say no. */
public interface PrintRunRefusal {
    record NoSuchPrintRun(UUID id) implements Refusal.Unknown {}

    /** Nothing approved there in that year. */
    record NothingToPrint(int year) implements Refusal.Incomplete {}

    record PrintRunUnfinished(UUID id) implements Refusal.Conflict {}

    /** More than a parcel can hold: choose a smaller place. */
    record ParcelTooLarge(long files, int mostFiles) implements Refusal.TooMuch {}
}
