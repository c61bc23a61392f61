-- Outlines that staff uploaded. A version's content never changes; it is used below its place from its year on, once approved.
create table outline (
    id uuid primary key,
    code text not null,
    number integer not null,
    kind text not null,
    unit_path text collate "C" not null,
    from_year integer not null,
    content jsonb not null,
    sha256 text not null,
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    approved_by text,
    approved_at timestamptz,
    version bigint not null,
    unique (code, number),
    check (approved_by is null or approved_by <> uploaded_by)
);

create index outline_in_use on outline (kind, from_year) where approved_at is not null;
