-- Every file has both fingerprints and the code that stands on its pages; an evaluation may also be printed for the public.
alter table document add column code text not null default '';
alter table document add column edition text not null default 'FULL';
alter table document drop constraint document_evaluation_id_evaluation_version_kind_format_key;
alter table document add constraint document_once unique (evaluation_id, evaluation_version, kind, edition, format);

update document set about = about || '{"sm3": "", "code": "", "edition": "FULL", "unitName": "", "classified": false, "signers": []}'::jsonb
where not about ? 'code';

create index document_by_code on document (code) where code <> '';
