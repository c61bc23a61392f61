-- Rosters as they were brought, with what became of their rows.
create table onboarding (
    id uuid primary key,
    roster text not null,
    unit_path text collate "C" not null,
    document jsonb not null,
    content bytea not null
);
