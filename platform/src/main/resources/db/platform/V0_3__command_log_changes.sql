-- What a command changed, place by place: [{"pointer", "before", "after"}]. Absent in lines that are older.
alter table command_log add column changes jsonb;
