package cn.hengping.budget.upload;

import java.util.List;

import cn.hengping.platform.Fault;

/** A bad cell of an uploaded table: its row as Excel numbers it, its column from 0, and which rule with what. */
public record RowFault(int row, int column, String code, List<String> arguments) {
    public RowFault {
        arguments = List.copyOf(arguments);
    }

    public static RowFault of(int row, int column, Fault fault) {
        return new RowFault(row, column, fault.code(), fault.arguments());
    }
}
