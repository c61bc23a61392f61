-- An adjustment of what an approved project sets out to do; what it changes, before and after, is in the document.
create table project_adjustment (
    project_code text collate "C" not null references project,
    number integer not null,
    year integer not null,
    unit_path text collate "C" not null,
    classified boolean not null,
    stage text not null,
    document jsonb not null,
    version bigint not null,
    primary key (project_code, number)
);

-- One at a time.
create unique index project_adjustment_open on project_adjustment (project_code) where stage not in ('APPROVED', 'DROPPED');
create index project_adjustment_by_stage on project_adjustment (stage, project_code, number);
