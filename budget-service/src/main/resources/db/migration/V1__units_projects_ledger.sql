-- Paths are compared byte by byte (collate "C"), so that one index range is a whole branch of the tree.
create table unit (
    unit_code text primary key,
    path text collate "C" not null unique,
    kind text not null,
    valid_from date not null,
    document jsonb not null
);

create table project (
    project_code text collate "C" primary key,
    year integer not null,
    stage text not null,
    unit_path text collate "C" not null,
    amount numeric(18, 2) not null,
    document jsonb not null,
    version bigint not null
);

create index project_by_place on project (unit_path, project_code);

create table balance (
    project_code text collate "C" primary key references project,
    unit_path text collate "C" not null,
    document jsonb not null,
    sequence bigint not null
);

-- Only ever inserted: the numbers are gapless per project, because the balance's sequence makes them.
create table ledger_entry (
    project_code text collate "C" not null references project,
    sequence bigint not null,
    kind text not null,
    source text not null,
    amount numeric(18, 2) not null,
    date date not null,
    document_number text not null,
    reason text not null,
    account text not null,
    at timestamptz not null,
    primary key (project_code, sequence)
);

create table voucher (
    voucher_number text primary key,
    project_code text collate "C" not null,
    sequence bigint not null,
    item_code text not null,
    unique (project_code, sequence)
);
