-- Inspection of all evaluations of a campaign; the document says where it came to, so that a successor goes on from there.
create table district_run (
    id uuid primary key,
    campaign_id uuid not null references campaign,
    scope_path text collate "C" not null,
    document jsonb not null,
    is_done boolean not null,
    version bigint not null
);

create unique index district_run_under_way on district_run (campaign_id) where not is_done;
create index district_run_of_campaign on district_run (campaign_id, id);

create table district_finding (
    run_id uuid not null references district_run,
    evaluation_id uuid not null references self_evaluation,
    position integer not null,
    project_code text collate "C" not null,
    unit_path text collate "C" not null,
    code text not null,
    severity text not null,
    document jsonb not null,
    primary key (run_id, evaluation_id, position)
);

-- Every paragraph of every year by the keys of its print: what shares a key may be a copy.
create table passage_print (
    project_code text collate "C" not null,
    year integer not null,
    position integer not null,
    run_id uuid not null,
    evaluation_id uuid not null,
    unit_path text collate "C" not null,
    owner text not null,
    pointer text not null,
    span_start integer not null,
    span_end integer not null,
    content text not null,
    sim_hash bigint not null,
    keys bigint[] not null,
    primary key (project_code, year, position)
);

create index passage_print_by_key on passage_print using gin (keys);
create index passage_print_of_run on passage_print (run_id, project_code, position);

-- How units and kinds of projects score, as last measured.
create table radar_group (
    year integer not null,
    scope_path text collate "C" not null,
    grouped_by text not null,
    key text collate "C" not null,
    document jsonb not null,
    primary key (year, scope_path, grouped_by, key)
);
