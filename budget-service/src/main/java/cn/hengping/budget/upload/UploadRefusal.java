package cn.hengping.budget.upload;

import cn.hengping.platform.Refusal;

/** Every way an uploaded table can be refused as a whole, beside what the table's own form says. */
public interface UploadRefusal {
    record FileEmpty() implements Refusal.Incomplete {}

    record TitlesMissing() implements Refusal.Incomplete {}

    record ColumnMissing(String title) implements Refusal.Incomplete {}

    record ColumnTwice(String title) implements Refusal.Incomplete {}

    /** So many bad rows, and all were to be stored or none. */
    record BadRows(int bad) implements Refusal.Incomplete {}
}
