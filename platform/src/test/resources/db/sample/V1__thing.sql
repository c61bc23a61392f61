create table thing (
    name text primary key,
    amount numeric(18, 2) not null,
    version bigint not null
);

create table heard (
    id bigint generated always as identity primary key,
    name text not null,
    version bigint not null,
    traceparent text
);
