-- What the last run over the district found in a project's evaluation, by severity.
alter table dashboard_project add column inspected_at timestamptz, add column findings jsonb;
