package cn.hengping.budget.staff.postgres;

import java.util.Map;

import cn.hengping.budget.staff.Staff;
import cn.hengping.platform.Change;
import tools.jackson.databind.json.JsonMapper;

/** How a person is written. */
final class StaffRows {
    /** Beside every change of a person: what was found before it is no longer so. */
    static final String SETTLED = "delete from account_drift d using changed where d.account = changed.account";

    private static final String ROWS =
            "jsonb_to_recordset(:staff) as r (account text, unit_code text, unit_path text, document jsonb, sequence bigint)";
    static final String ADDED_ALL =
            "insert into staff (account, unit_code, unit_path, document, sequence) select r.* from " + ROWS;
    static final String SAVED_ALL =
            """
            update staff set document = r.new_document, sequence = r.new_sequence
            from (select account as whose, document as new_document, sequence as new_sequence from
            """ + ROWS + ") r where staff.account = r.whose and staff.sequence = r.new_sequence - 1";

    private StaffRows() {}

    static Change added(Staff staff, JsonMapper json) {
        return bound(Change.sql("""
                        insert into staff (account, unit_code, unit_path, document, sequence)
                        values (:account, :unit, :path, :document, :sequence)
                        """), staff, json);
    }

    /** A person as a row of many. */
    static Map<String, Object> row(Staff staff) {
        return Map.of(
                "account", staff.account(),
                "unit_code", staff.unit().unitCode(),
                "unit_path", staff.unit().path(),
                "document", staff,
                "sequence", staff.sequence());
    }

    /** Only over the state before it. */
    static Change saved(Staff staff, JsonMapper json) {
        return bound(Change.sql("""
                        update staff set unit_code = :unit, unit_path = :path, document = :document, sequence = :sequence
                        where account = :account and sequence = :sequence - 1
                        """), staff, json);
    }

    private static Change bound(Change change, Staff staff, JsonMapper json) {
        return change.bind("account", staff.account())
                .bind("unit", staff.unit().unitCode())
                .bind("path", staff.unit().path().value())
                .bindJson("document", json.writeValueAsString(staff))
                .bind("sequence", staff.sequence());
    }
}
