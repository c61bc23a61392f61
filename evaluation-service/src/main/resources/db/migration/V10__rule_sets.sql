-- Rule sets that were proposed here; those that are shipped are files. A decided one never changes again.
create table rule_set (
    code text collate "C" not null,
    version integer not null,
    stage text not null,
    place text collate "C" not null,
    document jsonb not null,
    row_version bigint not null,
    primary key (code, version)
);
