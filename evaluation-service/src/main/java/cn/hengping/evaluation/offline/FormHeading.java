package cn.hengping.evaluation.offline;

import java.util.UUID;

import cn.hengping.evaluation.offline.OfflineRefusal.FormOfAnother;
import cn.hengping.evaluation.offline.OfflineRefusal.NotAnOfflineForm;
import cn.hengping.platform.sheet.SheetReader;
import cn.hengping.platform.sheet.SheetReader.Row;
import org.jspecify.annotations.Nullable;

/** The rows above the form's lines: which evaluation it is and in which version, and the titles where they belong. */
final class FormHeading {
    private static final int ID = 1;
    private static final int VERSION = 5;

    private FormHeading() {}

    /** The version that the form was taken along with; refused when it is another's form, or none. */
    static long read(SheetReader sheet, UUID evaluation) {
        var first = sheet.next();
        if (first == null || !FormColumn.CODE.in(first).equals(OfflineForm.EVALUATION)) {
            throw new NotAnOfflineForm().asError();
        }
        var id = id(first.cell(ID));
        if (!id.equals(evaluation)) {
            throw new FormOfAnother(id).asError();
        }
        var version = version(first.cell(VERSION));
        titles(sheet);
        return version;
    }

    private static void titles(SheetReader sheet) {
        var titles = sheet.next();
        while (titles != null && !isTitled(titles, FormColumn.CODE)) {
            titles = sheet.next();
        }
        for (var column : FormColumn.values()) {
            if (!isTitled(titles, column)) {
                throw new NotAnOfflineForm().asError();
            }
        }
    }

    private static boolean isTitled(@Nullable Row titles, FormColumn column) {
        return titles != null && column.in(titles).equals(column.title());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new NotAnOfflineForm().asError();
        }
    }

    private static long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new NotAnOfflineForm().asError();
        }
    }
}
