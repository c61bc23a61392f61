-- Which outline a place prints by, from a year on, where neither the shipped nor the last approved one is meant.
create table outline_choice (
    kind text not null,
    unit_path text collate "C" not null,
    from_year integer not null,
    code text not null,
    account text not null,
    chosen_at timestamptz not null,
    primary key (kind, unit_path, from_year)
);

-- One evaluation may be printed by several outlines, and again after its review: what says something else has another code.
alter table document drop constraint document_once;
alter table document add constraint document_once
    unique (evaluation_id, evaluation_version, kind, edition, format, code);

-- What the bureau's review came to, for forms that show it beside the unit's own score.
create table evaluation_review (
    evaluation_id uuid primary key,
    version bigint not null,
    fact jsonb not null
);

-- A job may be for one project only, and by other outlines than the usual; an item remembers what it printed.
alter table print_run add column project_code text;
alter table print_run add column table_code text;
alter table print_run add column report_code text;
alter table print_item add column codes text[];
