-- A file of payments, from its arrival to the last row. The lease says which worker has it; the fence, raised with each
-- lease, keeps a worker that was thought dead from writing after its successor began.
create table payment_import (
    id uuid primary key,
    account text not null,
    post text not null,
    unit_path text collate "C" not null,
    mode text not null,
    state text not null,
    file_name text not null,
    sha256 text not null,
    bytes bigint not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    rows_read integer not null default 0,
    rows_bad integer not null default 0,
    rows_good integer not null default 0,
    rows_stored integer not null default 0,
    rows_repeated integer not null default 0,
    -- where the columns of the table stand, once the titles are read
    places integer[] not null default '{}',
    refusal jsonb,
    fence bigint not null default 0,
    lease_until timestamptz
);

create index payment_import_by_place on payment_import (unit_path, id desc);
create index payment_import_waiting on payment_import (created_at) where finished_at is null;

create table payment_import_file (
    import_id uuid not null references payment_import on delete cascade,
    part integer not null,
    content bytea not null,
    primary key (import_id, part)
);

create table payment_import_row (
    import_id uuid not null references payment_import on delete cascade,
    row_number integer not null,
    project_code text collate "C" not null,
    voucher_number text not null,
    source text not null,
    item_code text not null,
    amount numeric(18, 2) not null,
    date date not null,
    summary text not null,
    primary key (import_id, row_number)
);

-- The worker takes rows project by project, in the order of the file within each.
create index payment_import_row_by_project on payment_import_row (import_id, project_code, row_number);

create table payment_import_fault (
    import_id uuid not null references payment_import on delete cascade,
    row_number integer not null,
    column_number integer not null,
    code text not null,
    -- the values of the rule's message, parted by the unit separator
    arguments text not null,
    primary key (import_id, row_number, column_number, code)
);
