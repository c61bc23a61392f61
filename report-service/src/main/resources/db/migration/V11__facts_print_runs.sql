-- What was approved, as the event told it: documents can be printed again from it, for the public, or in bulk.
create table approved_evaluation (
    evaluation_id uuid not null,
    version bigint not null,
    year integer not null,
    unit_path text collate "C" not null,
    project_code text not null,
    classified boolean not null,
    fact jsonb not null,
    primary key (evaluation_id, version)
);

create index approved_evaluation_by_place on approved_evaluation (year, unit_path);

-- A bulk job, and one row for each evaluation in it. The lease says which worker has an item; the fence, raised with each
-- lease, keeps a worker that was thought dead from ending it after its successor began.
create table print_run (
    id uuid primary key,
    account text not null,
    unit_path text collate "C" not null,
    year integer not null,
    edition text not null,
    lane text not null,
    total integer not null,
    created_at timestamptz not null,
    finished_at timestamptz
);

create index print_run_by_place on print_run (unit_path, id desc);
create index print_run_waiting on print_run (lane, created_at) where finished_at is null;

create table print_item (
    run_id uuid not null references print_run on delete cascade,
    position integer not null,
    evaluation_id uuid not null,
    version bigint not null,
    state text not null,
    refusal text,
    reason text,
    fence bigint not null default 0,
    lease_until timestamptz,
    primary key (run_id, position)
);

create index print_item_waiting on print_item (run_id, position) where state = 'WAITING';
