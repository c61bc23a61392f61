-- What was noted of results for the next budget, as evaluation-service's facts say. The ids are made in the order of time.
create table result_use (
    id uuid primary key,
    project_code text collate "C" not null,
    next_year integer not null,
    document jsonb not null
);

create index result_use_of_project on result_use (project_code, id);
create index result_use_of_year on result_use (next_year, id);
