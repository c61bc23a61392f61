-- The indicator library. Its grams are the characters and pairs of characters of name and field: Chinese text is found by
-- them without an extension. reuse_count moves in the statement that approves an objective, and by nothing else.
create table library_entry (
    code text collate "C" primary key,
    function_code text collate "C" not null,
    field text not null,
    aspect text not null,
    name text not null,
    sign text not null,
    typical_target text not null,
    measure text not null,
    evidence_source text not null,
    standing text not null,
    proposed_from text collate "C",
    haystack text not null,
    grams text[] not null,
    reuse_count bigint not null,
    version bigint not null
);

create index library_entry_by_reuse on library_entry (reuse_count desc, code);
create index library_entry_by_text on library_entry using gin (grams);

-- A checkpoint's light is that of the edition submitted last: a draft alarms nobody, and hides no alarm.
create table checkpoint (
    project_code text collate "C" not null references project,
    month integer not null,
    year integer not null,
    unit_path text collate "C" not null,
    stage text not null,
    light text,
    document jsonb not null,
    version bigint not null,
    primary key (project_code, month)
);

create index checkpoint_alarming on checkpoint (year, project_code, month) include (unit_path)
    where light in ('RED', 'YELLOW');

-- Only ever inserted.
create table checkpoint_edition (
    project_code text collate "C" not null,
    month integer not null,
    number integer not null,
    document jsonb not null,
    primary key (project_code, month, number),
    foreign key (project_code, month) references checkpoint
);

-- What the ledger said at the end of a month.
create index ledger_entry_by_date on ledger_entry (project_code, date);
