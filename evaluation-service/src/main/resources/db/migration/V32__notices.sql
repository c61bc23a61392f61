-- What happened and who should hear of it: one row for all of its readers, who are posts or accounts. The same source twice is one.
create table notice (
    id bigint generated always as identity primary key,
    source text not null unique,
    kind text not null,
    roles text[] not null,
    accounts text[] not null,
    place text collate "C" not null,
    -- whether it is for the posts everywhere below the place
    below boolean not null,
    campaign_id uuid references campaign,
    evaluation_id uuid references self_evaluation,
    facts jsonb not null,
    at timestamptz not null
);

create index notice_of_place on notice (place, id);
create index notice_named on notice using gin (accounts) where accounts <> '{}';

create table notice_read (
    account text not null,
    notice_id bigint not null references notice,
    at timestamptz not null,
    primary key (account, notice_id)
);
