create table document (
    id uuid primary key,
    evaluation_id uuid not null,
    evaluation_version bigint not null,
    kind text not null,
    format text not null,
    unit_path text collate "C" not null,
    about jsonb not null,
    content bytea not null,
    unique (evaluation_id, evaluation_version, kind, format)
);

create index document_by_place on document (unit_path, id);

-- DOCX and PDF are packed already.
alter table document alter column content set storage external;
