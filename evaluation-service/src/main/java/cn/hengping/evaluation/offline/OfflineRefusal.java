package cn.hengping.evaluation.offline;

import java.util.UUID;

import cn.hengping.platform.Refusal;

/** Every way that an offline form can be refused as a whole. What is wrong with single cells is told with what the others say. */
public interface OfflineRefusal {
    /** A table, but none of ours: the rows that say which evaluation it is, or the titles, are gone. */
    record NotAnOfflineForm() implements Refusal.Incomplete {}

    record FormOfAnother(UUID id) implements Refusal.Incomplete {}

    record FormTooLarge(long mostBytes) implements Refusal.TooMuch {}
}
