-- Chains that a district proposed for itself; those that are shipped are files. A decided one never changes again.
create table sign_off_chain (
    code text collate "C" not null,
    version integer not null,
    stage text not null,
    place text collate "C" not null,
    document jsonb not null,
    row_version bigint not null,
    primary key (code, version)
);
