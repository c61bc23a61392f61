-- Events that this service could not apply, as its operators see them; the dead letter topic stays the first record of them.
create table dead_letter (
    id bigint generated always as identity primary key,
    topic text not null,
    dead_partition int not null,
    dead_offset bigint not null,
    event_id uuid,
    type text not null,
    subject text not null,
    source text not null,
    body text not null,
    at timestamptz not null,
    traceparent text,
    reason text not null,
    version bigint not null default 1,
    replayed_at timestamptz,
    replayed_by text,
    constraint dead_letter_once unique (topic, dead_partition, dead_offset)
);

-- Who says it, when it is not this service: a dead letter that is replayed keeps the source it came from.
alter table outbox add column source text;
