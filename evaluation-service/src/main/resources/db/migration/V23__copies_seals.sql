-- To whom a copy was sent (抄送), so that he finds it again.
alter table self_evaluation add column copied_accounts text[] not null default '{}';

update self_evaluation
set copied_accounts = array(select jsonb_array_elements_text(document -> 'signOff' -> 'onRecord' -> 'copies'))
where jsonb_array_length(coalesce(document -> 'signOff' -> 'onRecord' -> 'copies', '[]')) > 0;

create index self_evaluation_copied on self_evaluation using gin (copied_accounts);

-- The command log as a chain: each seal's hash holds the one before it and a log line whole. Lines are sealed soon after they
-- are written, by one instance and in the order in which they became visible: so no command waits for another's hash.
create table log_seal (
    position bigint primary key,
    entry_id bigint not null unique,
    hash text not null,
    at timestamptz not null
);

-- What was published of the chain now and then: a chain that is written anew, or cut off, disagrees with it.
create table log_anchor (
    position bigint primary key,
    hash text not null,
    at timestamptz not null
);
