-- Rows go from the file into the ledger without being laid down in between; only statements are, to be compared as a whole.
-- Imports that wait are read anew, and what they stored already is found there.
update payment_import set state = 'RECEIVED', rows_read = 0, rows_bad = 0, rows_good = 0, rows_stored = 0, rows_repeated = 0
where finished_at is null;
delete from payment_import_row;
alter table payment_import drop column places;
alter table payment_import add column settled integer not null default 0;
comment on column payment_import.settled is 'the last row of the file that is stored';
