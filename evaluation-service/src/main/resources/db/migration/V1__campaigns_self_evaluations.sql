-- budget-service's facts, as they arrived.
create table project (
    project_code text collate "C" primary key,
    year integer not null,
    unit_path text collate "C" not null,
    department_path text collate "C" not null,
    document jsonb not null
);

create index project_of_year on project (year, unit_path);

create table execution (
    project_code text collate "C" primary key,
    sequence bigint not null,
    document jsonb not null
);

create table campaign (
    id uuid primary key,
    year integer not null,
    scope_path text collate "C" not null,
    document jsonb not null,
    issued_at timestamptz not null,
    version bigint not null
);

create unique index campaign_of_year on campaign (year, scope_path);

-- One evaluation, one row: columns for what we search by, one document for the rest. Its defaults are an evaluation on
-- which nobody has worked yet, so that a campaign opens all of them in one statement.
create table self_evaluation (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    project_code text collate "C" not null references project,
    year integer not null,
    unit_path text collate "C" not null,
    stage text not null default 'DRAFTING',
    team_accounts text[] not null default '{}',
    selection jsonb,
    document jsonb not null default '{}',
    version bigint not null default 1,
    unique (campaign_id, project_code)
);

create index self_evaluation_by_place on self_evaluation (unit_path, id);
create index self_evaluation_of_team on self_evaluation using gin (team_accounts);

-- The trail of an evaluation: only ever inserted, gapless per evaluation.
create table move (
    evaluation_id uuid not null references self_evaluation,
    sequence bigint not null,
    step text not null,
    from_stage text not null,
    to_stage text not null,
    account text not null,
    post text not null,
    reasons jsonb not null,
    at timestamptz not null,
    primary key (evaluation_id, sequence)
);

create table evidence_file (
    evidence_id uuid primary key,
    evaluation_id uuid not null references self_evaluation,
    content bytea not null
);

alter table evidence_file alter column content set storage external;
