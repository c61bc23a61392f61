-- The bureau's review of an approved evaluation: beside it, never in it.
create table bureau_review (
    evaluation_id uuid primary key references self_evaluation,
    unit_path text collate "C" not null,
    document jsonb not null,
    version bigint not null
);

create table rectification (
    id uuid primary key,
    evaluation_id uuid not null references self_evaluation,
    unit_path text collate "C" not null,
    stage text not null,
    due_date date not null,
    document jsonb not null,
    version bigint not null
);

create index rectification_by_place on rectification (unit_path, id);
create index rectification_of_evaluation on rectification (evaluation_id, id);

-- What a result was used for in the next budget. Only ever inserted.
create table result_use (
    id uuid primary key,
    evaluation_id uuid not null references self_evaluation,
    document jsonb not null
);

create index result_use_of_evaluation on result_use (evaluation_id, id);
