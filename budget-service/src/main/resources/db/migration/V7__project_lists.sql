-- Single characters and pairs of them: a text can only lie in what holds all of its pairs. Chinese words of two characters are
-- below what trigrams can find.
create function grams(text text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct gram), '{}') from (
        select substr(text, i, length) as gram
        from generate_series(1, greatest(char_length(text), 1)) as i, unnest(array[1, 2]) as length) g
    where char_length(gram) > 0
$$;

-- What a list shows and searches by, beside the document that holds the rest.
alter table project
    add column name text not null default '',
    add column kind text not null default '',
    add column classified boolean not null default false,
    add column unit_code text not null default '',
    add column unit_name text not null default '',
    add column updated_at timestamptz not null default now();

update project set
    name = document #>> '{registration,name}',
    kind = document #>> '{registration,kind}',
    classified = (document #>> '{registration,classified}')::boolean,
    unit_code = document #>> '{unit,unitCode}',
    unit_name = document #>> '{unit,name}'
where document ? 'registration';

alter table project
    add column search_text text generated always as (lower(project_code || ' ' || name || ' ' || unit_name)) stored;
alter table project
    add column search_grams text[] generated always as (grams(lower(project_code || ' ' || name || ' ' || unit_name))) stored;

-- No pending list: a search must not wait for the next vacuum.
create index project_by_text on project using gin (search_grams) with (fastupdate = off);
create index project_by_amount on project (amount desc, project_code desc);
create index project_by_update on project (updated_at desc, project_code desc);
create index project_of_place_by_amount on project (unit_path, amount desc, project_code desc);
