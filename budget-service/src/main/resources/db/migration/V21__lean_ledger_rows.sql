-- An entry's number comes from its project's balance, which the same transaction moves and which refers to the project: asking
-- again for each of a million rows says nothing new.
alter table ledger_entry drop constraint ledger_entry_project_code_fkey;
-- Voucher numbers are compared byte by byte, like every other code.
alter table voucher alter column voucher_number type text collate "C";
alter table payment_import_row alter column voucher_number type text collate "C";
