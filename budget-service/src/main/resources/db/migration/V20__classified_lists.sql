-- The few projects that are classified, for whoever may list them.
create index project_classified on project (project_code) where classified;
