-- A project may be a part of another (专项、子项目) of the same unit and year.
alter table project add column parent_code text collate "C" references project;
create index project_by_parent on project (parent_code, project_code) where parent_code is not null;

-- What hangs on a classified project is as classified as it is. The flag is fixed once the ledger is open.
alter table balance add column classified boolean not null default false;
update balance b set classified = p.classified from project p where p.project_code = b.project_code and p.classified;
alter table checkpoint add column classified boolean not null default false;
update checkpoint c set classified = p.classified from project p where p.project_code = c.project_code and p.classified;

-- The files of basis documents, in parts; which file belongs to which project stands in the project's document. A file that was
-- taken away stays here: what was once laid before somebody is not destroyed.
create table basis_file_part (
    file_id uuid not null,
    part integer not null,
    content bytea not null,
    primary key (file_id, part)
);
alter table basis_file_part alter column content set storage external;
