-- The seed is a secret until the draw; the document never holds it before.
create table spot_check (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    scope_path text collate "C" not null,
    seed bytea not null,
    document jsonb not null,
    population text,
    version bigint not null
);

create index spot_check_of_campaign on spot_check (campaign_id, id);

-- What makes a project worth a look, by whoever finds it; points add up.
create table risk_figure (
    project_code text collate "C" not null,
    year integer not null,
    source text not null,
    points integer not null check (points between 0 and 100),
    ground text not null,
    at timestamptz not null,
    primary key (project_code, year, source)
);
