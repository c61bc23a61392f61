-- The whole district's projects of one kind or at one desk, in the order of their codes.
create index project_of_kind on project (kind, project_code);
create index project_at_stage on project (stage, project_code);
