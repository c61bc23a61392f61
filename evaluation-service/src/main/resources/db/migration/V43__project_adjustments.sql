-- What the bureau changed of a project after its approval, and when that was known here: whoever fills in, signs or reviews sees it.
create table project_adjustment (
    project_code text not null,
    edition integer not null,
    document jsonb not null,
    known_at timestamptz not null default clock_timestamp(),
    primary key (project_code, edition)
);
