-- What a change of projects changes in the figures of every place above them. Flyway runs this file anew whenever it changes: it is the
-- one place where the function is written from now on (V30 and V31 hold what it was).
-- What a unit's changes come to is summed first: a million rows of a thousand units are a thousand sums to carry upwards. What comes to
-- nothing is not written at all.
create or replace function dashboard_count() returns trigger language plpgsql as $$
begin
    with change as (
        select 1 as sign, * from new_rows where approved_at is not null
        union all select -1, * from old_rows where approved_at is not null),
    here as (
        select year, unit_path, kind, classified, sum(sign) as projects,
            coalesce(sum(sign) filter (where status <> 'NOT_DUE'), 0) as due, coalesce(sum(sign) filter (where status = 'DRAFTING'), 0) as drafting,
            coalesce(sum(sign) filter (where status = 'IN_REVIEW'), 0) as in_review, coalesce(sum(sign) filter (where status = 'RETURNED'), 0) as returned,
            coalesce(sum(sign) filter (where status = 'APPROVED'), 0) as approved, coalesce(sum(sign) filter (where overdue), 0) as overdue,
            coalesce(sum(sign * initial), 0) as initial, coalesce(sum(sign * full_year), 0) as full_year, coalesce(sum(sign * executed), 0) as executed,
            coalesce(sum(sign) filter (where light = 'RED'), 0) as red, coalesce(sum(sign) filter (where light = 'YELLOW'), 0) as yellow,
            coalesce(sum(sign) filter (where light = 'GREEN'), 0) as green, coalesce(sum(sign) filter (where light = 'BLUE'), 0) as blue,
            coalesce(sum(sign) filter (where status = 'APPROVED' and total is not null), 0) as scored,
            coalesce(sum(sign * total) filter (where status = 'APPROVED'), 0) as total,
            coalesce(sum(sign) filter (where status = 'APPROVED' and total is not null and computed is not null), 0) as compared,
            coalesce(sum(sign * (total - computed)) filter (where status = 'APPROVED'), 0) as difference,
            coalesce(sum(sign) filter (where status = 'APPROVED' and total <> computed), 0) as different,
            coalesce(sum(sign) filter (where status <> 'APPROVED' and pending_total is not null), 0) as pending,
            coalesce(sum(sign * pending_total) filter (where status <> 'APPROVED'), 0) as pending_total,
            coalesce(sum(sign) filter (where status = 'APPROVED' and reviewed is not null and total is not null), 0) as reviewed,
            coalesce(sum(sign * (total - reviewed)) filter (where status = 'APPROVED'), 0) as review_difference,
            coalesce(sum(sign) filter (where rectification is not null and rectification <> 'SETTLED'), 0) as rectifying
        from change group by year, unit_path, kind, classified),
    net as (select * from here
        where (projects, due, drafting, in_review, returned, approved, overdue, initial, full_year, executed, red, yellow, green, blue, scored, total,
            compared, difference, different, pending, pending_total, reviewed, review_difference, rectifying)
            is distinct from (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
    net_of_kind as (select *, kind as of_kind from net union all select *, '*' from net)
    insert into dashboard_cell as cell
    select year, p.place, of_kind, classified, min(p.parent),
        sum(projects), sum(due), sum(drafting), sum(in_review), sum(returned), sum(approved), sum(overdue),
        sum(initial), sum(full_year), sum(executed), sum(red), sum(yellow), sum(green), sum(blue),
        sum(scored), sum(total), sum(compared), sum(difference), sum(different),
        sum(pending), sum(pending_total), sum(reviewed), sum(review_difference), sum(rectifying)
    from net_of_kind cross join lateral dashboard_places(unit_path) p
    group by year, p.place, of_kind, classified order by year, p.place, of_kind, classified
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
            union all select 'finding', f.key, 1, f.value::numeric, 0 from jsonb_each_text(findings) f where f.value <> '0'
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
