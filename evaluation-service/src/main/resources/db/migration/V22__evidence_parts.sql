-- A file of evidence in parts: it is stored as it comes in, and never whole in memory. Parts without a line in evidence_file
-- belong to nobody and are swept away after an hour.
create table evidence_part (
    evidence_id uuid not null,
    number integer not null,
    content bytea not null,
    at timestamptz not null,
    primary key (evidence_id, number)
);

alter table evidence_part alter column content set storage external;

create index evidence_part_by_age on evidence_part (at) where number = 0;

insert into evidence_part (evidence_id, number, content, at)
select evidence_id, 0, content, now() from evidence_file where octet_length(content) > 0;

-- The line says whose it is, and finds the same content elsewhere. "parts" counts what is stored: a line that would say of
-- a file that is not there, or not whole, has none, and is refused.
alter table evidence_file
    add column indicator text not null default '',
    add column file_name text not null default '',
    add column sha256 text not null default '',
    add column size bigint not null default 0,
    add column unit_path text collate "C" not null default '',
    add column project_code text collate "C" not null default '',
    add column at timestamptz not null default now(),
    add column parts bigint not null default 1;

update evidence_file f
set indicator = e.value ->> 'indicator', file_name = e.value ->> 'fileName', sha256 = e.value ->> 'sha256',
    size = (e.value ->> 'size')::bigint, at = (e.value ->> 'at')::timestamptz, unit_path = s.unit_path,
    project_code = s.project_code
from self_evaluation s, jsonb_array_elements(s.document -> 'preparation' -> 'evidence') e
where s.id = f.evaluation_id and e.value ->> 'evidenceId' = f.evidence_id::text;

alter table evidence_file drop column content;
alter table evidence_file
    alter column indicator drop default, alter column file_name drop default, alter column sha256 drop default,
    alter column size drop default, alter column unit_path drop default, alter column project_code drop default,
    alter column at drop default, alter column parts drop default;

create index evidence_file_of_evaluation on evidence_file (evaluation_id);
create index evidence_file_by_content on evidence_file (sha256);
