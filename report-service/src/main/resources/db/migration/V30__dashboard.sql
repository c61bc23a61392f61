-- Every fact that figures are made of, once: the inbox of this room, and the log that all tables below can be made anew from.
create table dashboard_fact (
    event_id uuid primary key,
    type text not null,
    at timestamptz not null,
    body jsonb not null
);

-- How far the figures reach, and the day by which lateness was judged. One row.
create table dashboard_watermark (
    one boolean primary key default true check (one),
    facts bigint not null default 0,
    as_of timestamptz,
    day date not null default date '2000-01-01'
);
insert into dashboard_watermark default values;

create table dashboard_unit (
    path text collate "C" primary key,
    name text not null,
    sequence bigint not null
);

create table dashboard_campaign (
    id uuid primary key,
    year int not null,
    scope_path text collate "C" not null,
    kinds text[] not null,
    due_date date not null
);

-- Of what happened after a campaign was issued, by number; it may come before the campaign itself does.
create table dashboard_campaign_move (
    campaign_id uuid primary key,
    due_date date not null,
    version bigint not null
);

-- The campaign that covers a project: of this year and its kind, and the nearest above it.
create function dashboard_campaign_of(of_year int, path text, of_kind text) returns table (id uuid, due_date date) language sql stable as $$
    select c.id, coalesce(m.due_date, c.due_date) from dashboard_campaign c left join dashboard_campaign_move m on m.campaign_id = c.id
    where c.year = of_year and (c.scope_path = path or starts_with(path, c.scope_path || '/')) and (c.kinds = '{}' or of_kind = any (c.kinds))
    order by length(c.scope_path) desc, c.id limit 1
$$;

create table dashboard_move (
    evaluation_id uuid not null,
    sequence bigint not null,
    project_code text not null,
    step text not null,
    from_stage text not null,
    to_stage text not null,
    due_on date,
    total numeric(7, 2),
    grade text,
    at timestamptz not null,
    primary key (evaluation_id, sequence)
);
create index dashboard_move_project on dashboard_move (project_code, at, sequence);

-- One project as a bureau sees it. Each group of columns comes from facts of one kind, with the number that says which of them is the
-- last; until the project itself was heard of (approved_at), the row is not counted anywhere.
create table dashboard_project (
    project_code text primary key,
    approved_at timestamptz, year int, name text, kind text, classified boolean, unit_path text collate "C", unit_name text,
    funds_sequence bigint, initial numeric(18, 2), full_year numeric(18, 2), executed numeric(18, 2),
    light_order int, light text,
    campaign_id uuid, due_date date,
    evaluation_id uuid, moved_at timestamptz, step text, stage text, desk_due date, pending_total numeric(7, 2), pending_grade text,
    waits jsonb,
    result_at timestamptz, total numeric(7, 2), computed numeric(7, 2), grade text, aspects jsonb,
    reviewed_at timestamptz, reviewed numeric(7, 2),
    rectified_at timestamptz, rectification text,
    overdue boolean not null default false,
    status text not null generated always as (
        case when stage is null then case when campaign_id is null then 'NOT_DUE' else 'DRAFTING' end
             when stage = 'APPROVED' then 'APPROVED'
             when stage = 'DRAFTING' then case when step = 'SEND_BACK' then 'RETURNED' else 'DRAFTING' end
             else 'IN_REVIEW' end) stored,
    open_due date generated always as (
        case when stage is null or stage = 'DRAFTING' then due_date when stage = 'APPROVED' then null else desk_due end) stored,
    rate numeric(7, 2) generated always as (case when full_year > 0 then least(round(executed * 100 / full_year, 2), 99999) end) stored
);
create index dashboard_project_place on dashboard_project (year, unit_path, project_code);
create index dashboard_project_due on dashboard_project (open_due) where not overdue and open_due is not null;

-- What a place and all below it come to, kept up to date by the trigger below. Kind '*' is all kinds together.
create table dashboard_cell (
    year int not null, place text collate "C" not null, kind text not null, classified boolean not null,
    parent text collate "C",
    projects bigint not null, due bigint not null, drafting bigint not null, in_review bigint not null, returned bigint not null,
    approved bigint not null, overdue bigint not null,
    initial numeric(22, 2) not null, full_year numeric(22, 2) not null, executed numeric(22, 2) not null,
    red bigint not null, yellow bigint not null, green bigint not null, blue bigint not null,
    scored bigint not null, total numeric(22, 2) not null, compared bigint not null, difference numeric(22, 2) not null, different bigint not null,
    pending bigint not null, pending_total numeric(22, 2) not null,
    reviewed bigint not null, review_difference numeric(22, 2) not null, rectifying bigint not null,
    primary key (year, place, kind, classified)
) with (fillfactor = 70);
create index dashboard_cell_below on dashboard_cell (year, parent, kind);

-- The same by what a place's projects fall into: stage, grade, band of scores, execution against score, desk, aspect.
create table dashboard_tally (
    year int not null, place text collate "C" not null, kind text not null, classified boolean not null, facet text not null, value text not null,
    parent text collate "C",
    n bigint not null, amount numeric(24, 2) not null, whole numeric(24, 2) not null,
    primary key (year, place, kind, classified, facet, value)
) with (fillfactor = 70);
create index dashboard_tally_below on dashboard_tally (year, parent, kind, facet);

create function dashboard_places(path text) returns table (place text, parent text) language sql immutable strict parallel safe as $$
    select array_to_string(steps[1:i], '/'), case when i > 1 then array_to_string(steps[1:i - 1], '/') end
    from (select string_to_array(path, '/') as steps) split cross join generate_series(1, cardinality(steps)) i
$$;

-- Five points wide; the last band holds the full hundred too.
create function dashboard_band(score numeric) returns text language sql immutable parallel safe as $$
    select (least(floor(greatest(score, 0) / 5) * 5, 95))::int::text
$$;

-- What a change of rows changes in the figures: the new rows in, the old rows out, for every place from the unit up.
create function dashboard_count() returns trigger language plpgsql as $$
begin
    with change as (
        select 1 as sign, * from new_rows where approved_at is not null
        union all select -1, * from old_rows where approved_at is not null),
    placed as (
        select change.*, p.place as at_place, p.parent as at_parent, k.kind as of_kind
        from change cross join lateral dashboard_places(unit_path) p cross join lateral (values ('*'), (change.kind)) k(kind))
    insert into dashboard_cell as cell
    select year, at_place, of_kind, classified, min(at_parent),
        sum(sign), coalesce(sum(sign) filter (where status <> 'NOT_DUE'), 0), coalesce(sum(sign) filter (where status = 'DRAFTING'), 0),
        coalesce(sum(sign) filter (where status = 'IN_REVIEW'), 0), coalesce(sum(sign) filter (where status = 'RETURNED'), 0),
        coalesce(sum(sign) filter (where status = 'APPROVED'), 0), coalesce(sum(sign) filter (where overdue), 0),
        coalesce(sum(sign * initial), 0), coalesce(sum(sign * full_year), 0), coalesce(sum(sign * executed), 0),
        coalesce(sum(sign) filter (where light = 'RED'), 0), coalesce(sum(sign) filter (where light = 'YELLOW'), 0),
        coalesce(sum(sign) filter (where light = 'GREEN'), 0), coalesce(sum(sign) filter (where light = 'BLUE'), 0),
        coalesce(sum(sign) filter (where status = 'APPROVED' and total is not null), 0),
        coalesce(sum(sign * total) filter (where status = 'APPROVED'), 0),
        coalesce(sum(sign) filter (where status = 'APPROVED' and total is not null and computed is not null), 0),
        coalesce(sum(sign * (total - computed)) filter (where status = 'APPROVED'), 0),
        coalesce(sum(sign) filter (where status = 'APPROVED' and total <> computed), 0),
        coalesce(sum(sign) filter (where status <> 'APPROVED' and pending_total is not null), 0),
        coalesce(sum(sign * pending_total) filter (where status <> 'APPROVED'), 0),
        coalesce(sum(sign) filter (where status = 'APPROVED' and reviewed is not null and total is not null), 0),
        coalesce(sum(sign * (total - reviewed)) filter (where status = 'APPROVED'), 0),
        coalesce(sum(sign) filter (where rectification is not null and rectification <> 'SETTLED'), 0)
    from (select year, at_place, of_kind, classified, at_parent, sign, status, overdue, initial, full_year, executed, light, total, computed, pending_total,
              reviewed, rectification from placed) narrow
    group by year, at_place, of_kind, classified order by year, at_place, of_kind, classified
    on conflict (year, place, kind, classified) do update set
        projects = cell.projects + excluded.projects, due = cell.due + excluded.due, drafting = cell.drafting + excluded.drafting,
        in_review = cell.in_review + excluded.in_review, returned = cell.returned + excluded.returned, approved = cell.approved + excluded.approved,
        overdue = cell.overdue + excluded.overdue, initial = cell.initial + excluded.initial, full_year = cell.full_year + excluded.full_year,
        executed = cell.executed + excluded.executed, red = cell.red + excluded.red, yellow = cell.yellow + excluded.yellow,
        green = cell.green + excluded.green, blue = cell.blue + excluded.blue, scored = cell.scored + excluded.scored, total = cell.total + excluded.total,
        compared = cell.compared + excluded.compared, difference = cell.difference + excluded.difference, different = cell.different + excluded.different,
        pending = cell.pending + excluded.pending, pending_total = cell.pending_total + excluded.pending_total,
        reviewed = cell.reviewed + excluded.reviewed, review_difference = cell.review_difference + excluded.review_difference,
        rectifying = cell.rectifying + excluded.rectifying;

    with change as (
        select 1 as sign, * from new_rows where approved_at is not null
        union all select -1, * from old_rows where approved_at is not null),
    tallied as (
        select sign, year, kind, classified, unit_path, t.* from change cross join lateral (
            select 'stage', coalesce(stage, 'DRAFTING'), 1::bigint, case when overdue then 1::numeric else 0 end, 0::numeric where status <> 'NOT_DUE'
            union all select 'grade', grade, 1, 0, 0 where status = 'APPROVED' and grade is not null
            union all select 'band', dashboard_band(total), 1, 0, 0 where status = 'APPROVED' and total is not null
            union all select 'pendingGrade', pending_grade, 1, 0, 0 where status <> 'APPROVED' and pending_grade is not null
            union all select 'pendingBand', dashboard_band(pending_total), 1, 0, 0 where status <> 'APPROVED' and pending_total is not null
            union all select 'spread', (least(floor(rate / 5) * 5, 100))::int || ':' || dashboard_band(total), 1, 0, 0
                where status = 'APPROVED' and total is not null and rate is not null
            union all select 'desk', w.key, (w.value ->> 0)::bigint, (w.value ->> 1)::numeric, 0 from jsonb_each(waits) w
            union all select 'wait', w.key || ':' || b.days, (w.value ->> b.place)::bigint, 0, 0
                from jsonb_each(waits) w cross join (values ('1', 2), ('3', 3), ('5', 4), ('10', 5), ('30', 6), ('more', 7)) b(days, place)
            union all select 'aspect', a.key, (a.value ->> 0)::bigint, (a.value ->> 1)::numeric, (a.value ->> 2)::numeric
                from jsonb_each(aspects) a where status = 'APPROVED'
        ) t(facet, value, n, amount, whole)),
    net as (
        select year, kind, classified, unit_path, facet, value, sum(sign * n) as n, sum(sign * amount) as amount, sum(sign * whole) as whole
        from tallied group by 1, 2, 3, 4, 5, 6 having sum(sign * n) <> 0 or sum(sign * amount) <> 0 or sum(sign * whole) <> 0)
    insert into dashboard_tally as tally (year, place, kind, classified, facet, value, parent, n, amount, whole)
    select year, p.place, k.kind, classified, facet, value, min(p.parent), sum(n), sum(amount), sum(whole)
    from net cross join lateral dashboard_places(unit_path) p cross join lateral (values ('*'), (net.kind)) k(kind)
    group by year, p.place, k.kind, classified, facet, value order by 1, 2, 3, 4, 5, 6
    on conflict (year, place, kind, classified, facet, value) do update set
        n = tally.n + excluded.n, amount = tally.amount + excluded.amount, whole = tally.whole + excluded.whole;
    return null;
end $$;

-- Rows are inserted empty and filled by updates, so that one trigger sees all that counts.
create trigger dashboard_project_changed after update on dashboard_project
    referencing old table as old_rows new table as new_rows for each statement execute function dashboard_count();
