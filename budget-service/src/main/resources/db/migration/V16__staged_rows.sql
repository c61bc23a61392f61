-- A row that waits is written once and deleted once: one index, in the order in which it is taken, and no check of the import's
-- existence row by row (the statement that writes rows holds the import's row itself).
alter table payment_import_row drop constraint payment_import_row_pkey;
alter table payment_import_row drop constraint payment_import_row_import_id_fkey;
drop index payment_import_row_by_project;
alter table payment_import_row add primary key (import_id, project_code, row_number);
