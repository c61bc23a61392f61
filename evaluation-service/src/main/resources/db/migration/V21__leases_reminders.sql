-- Who does the work of which only one may do it. The fence rises whenever the holder changes.
create table lease (
    name text primary key,
    holder text not null,
    fence bigint not null,
    until timestamptz not null
);

-- Each rung of the ladder once for each time that an evaluation lies on a desk.
create table reminder (
    evaluation_id uuid not null references self_evaluation,
    since timestamptz not null,
    rung integer not null,
    code text not null,
    kind text not null,
    due_on date not null,
    at timestamptz not null,
    primary key (evaluation_id, since, rung)
);
