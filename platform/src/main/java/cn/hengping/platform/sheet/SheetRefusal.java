package cn.hengping.platform.sheet;

import cn.hengping.platform.Refusal;

/** Every way a table that somebody uploaded can be refused as a whole. Rows count from 1, columns are letters as Excel shows them. */
public interface SheetRefusal {
    /** Neither XLSX nor CSV, whatever the name says. */
    record NotASheet() implements Refusal.Incomplete {}

    /** The workbook of before 2007, or one with a password: both look the same from outside. */
    record OldOrEncryptedSheet() implements Refusal.Incomplete {}

    record SheetHasMacros() implements Refusal.Incomplete {}

    /** A value that another machine computed cannot be vouched for. */
    record SheetHasFormula(int row, String column) implements Refusal.Incomplete {}

    /** A document type definition can name files and addresses of this machine. */
    record SheetHasDoctype() implements Refusal.Incomplete {}

    /** It would unpack to far more than it weighs. */
    record SheetUnpacksTooLarge() implements Refusal.TooMuch {}

    record SheetTooLarge(long mostBytes) implements Refusal.TooMuch {}

    record TooManyRows(int mostRows) implements Refusal.TooMuch {}

    record TooManyColumns(int row, int mostColumns) implements Refusal.TooMuch {}

    record CellTooLong(int row, String column, int mostCharacters) implements Refusal.TooMuch {}

    /** A list that nobody reads whole; narrow it, or take it in parts. */
    record TooManyToExport(int mostRows) implements Refusal.TooMuch {}

    record SheetBroken(int row) implements Refusal.Incomplete {}
}
