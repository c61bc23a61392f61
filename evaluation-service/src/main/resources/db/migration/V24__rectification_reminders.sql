-- An overdue rectification is reminded once for each due date that it was given.
create table rectification_reminder (
    rectification_id uuid not null references rectification,
    due_date date not null,
    at timestamptz not null,
    primary key (rectification_id, due_date)
);

create index rectification_due on rectification (due_date, id) where stage = 'WITH_UNIT';
