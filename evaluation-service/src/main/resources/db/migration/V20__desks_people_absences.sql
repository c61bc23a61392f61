-- Who works where, as budget-service's facts say.
create table person (
    account text primary key,
    unit_path text collate "C" not null,
    places text[] not null,
    active boolean not null,
    sequence bigint not null,
    document jsonb not null
);

create index person_of_unit on person (unit_path) where active;
create index person_by_post on person using gin (places) where active;

-- Who stands in for whom.
create table absence (
    id uuid primary key,
    holder text not null,
    post text not null,
    deputy text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    revoked_at timestamptz,
    document jsonb not null,
    version bigint not null
);

create index absence_of_holder on absence (holder, starts_at);
create index absence_of_deputy on absence (deputy, ends_at);

-- On whose desk an evaluation lies, told apart from its document so that to-do lists are index scans. The defaults are an
-- evaluation that is being drafted: with its unit's preparer.
alter table self_evaluation
    add column waiting_role text not null default 'PREPARER',
    add column waiting_level text not null default 'DRAFTING',
    add column waiting_place text collate "C",
    add column desk_place text collate "C" generated always as (coalesce(waiting_place, unit_path)) stored,
    -- whether anyone of the role may act, and those who may because they are named
    add column waiting_open boolean not null default true,
    add column waiting_accounts text[] not null default '{}',
    -- whom separation of duties keeps from acting
    add column barred_accounts text[] not null default '{}',
    add column stage_since timestamptz,
    add column due_on date;

-- What is on its way already: role and place from the chain of its campaign, no due date.
update self_evaluation e
set waiting_role = d.value ->> 'role', waiting_level = d.value ->> 'level',
    waiting_place = case when d.value ->> 'level' = 'DEPARTMENT' then p.department_path end,
    waiting_open = d.value ->> 'level' <> 'TEAM',
    waiting_accounts = case when d.value ->> 'level' = 'TEAM' then coalesce(
        (select array_agg(m ->> 'account') from jsonb_array_elements(e.document -> 'preparation' -> 'team' -> 'members') m
            where m ->> 'post' = 'LEADER'), '{}'::text[]) else '{}'::text[] end,
    barred_accounts = coalesce(
        (select array_agg(w) from jsonb_array_elements_text(e.document -> 'preparation' -> 'writers') w), '{}')
from campaign c, jsonb_array_elements(c.document -> 'chain' -> 'desks') d, project p
where c.id = e.campaign_id and p.project_code = e.project_code and e.stage = 'WITH_' || (d.value ->> 'desk');

update self_evaluation set waiting_role = 'NOBODY', waiting_level = 'APPROVED', waiting_open = false where stage = 'APPROVED';

create index self_evaluation_waiting on self_evaluation (waiting_role, desk_place, id) where waiting_open;
create index self_evaluation_named on self_evaluation using gin (waiting_accounts);
create index self_evaluation_due on self_evaluation (due_on, id) where due_on is not null;

alter table move
    add column accounts text[] not null default '{}',
    add column remark text,
    add column on_behalf_of text,
    add column due_on date,
    add column content_hash text;
