-- One line per acknowledged command: the audit entry, and the answer that a repeated request gets.
create table command_log (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account text not null,
    post text not null,
    action text not null,
    subject text not null,
    request_key text,
    request_digest text,
    after jsonb not null,
    traceparent text,
    constraint command_log_request unique (account, request_key)
);

create index command_log_subject on command_log (subject, id);

-- Facts on their way to Kafka. The body is text, not jsonb: what was serialised is what is sent, byte for byte.
create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    topic text not null,
    type text not null,
    subject text not null,
    body text not null,
    at timestamptz not null,
    traceparent text,
    sent_at timestamptz
);

create index outbox_unsent on outbox (id) where sent_at is null;

-- Events that this service has taken.
create table inbox (
    event_id uuid primary key,
    at timestamptz not null
);
