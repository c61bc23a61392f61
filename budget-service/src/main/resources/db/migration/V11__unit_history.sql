-- One row. Every change of the tree raises its number first, so that changes are decided one after the other: what a change was
-- decided on (a department that is open, a code that is free) is still so when it is written.
create table unit_tree (
    id boolean primary key default true check (id),
    version bigint not null
);

insert into unit_tree (version) values (0);

alter table unit add column version bigint not null default 1;

-- A unit in two times: from when to when it is so (valid_), and from when to when it was known (recorded_, superseded_). Rows
-- are added and their end of knowledge is set; nothing else ever changes. sequence is the number of the unit's change that
-- recorded the row.
create table unit_version (
    unit_code text not null references unit,
    valid_from date not null,
    valid_to date not null default 'infinity',
    sequence bigint not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz not null default 'infinity',
    name text not null,
    path text collate "C" not null,
    kind text not null,
    department_code text not null,
    change text not null,
    reason text not null,
    document_number text not null,
    account text not null,
    document jsonb not null,
    primary key (unit_code, valid_from, sequence),
    check (valid_from < valid_to),
    check (recorded_at <= superseded_at)
);

create index unit_version_by_place on unit_version (path, valid_from);
create index unit_version_by_department on unit_version (department_code, valid_to);

insert into unit_version (unit_code, valid_from, sequence, recorded_at, name, path, kind, department_code, change, reason,
    document_number, account, document)
select u.unit_code, u.valid_from, 1, coalesce(l.at, now()), u.document ->> 'name', u.path, u.kind,
    u.document -> 'department' ->> 'unitCode', 'REGISTER', '', '', coalesce(l.account, ''), u.document
from unit u
left join lateral (select at, account from command_log where action = 'REGISTER_UNIT' and subject = u.unit_code
    order by id limit 1) l on true;

create table unit_lineage (
    predecessor text not null references unit,
    successor text not null references unit,
    change text not null,
    effective_on date not null,
    primary key (predecessor, successor, effective_on)
);

create index unit_lineage_back on unit_lineage (successor);
