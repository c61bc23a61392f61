-- Campaigns of one year may share a place when their kinds of project differ. What guards "one evaluation a year" is the
-- evaluation's own key.
drop index campaign_of_year;
create index campaign_of_year on campaign (year, scope_path);
alter table campaign add column kinds text[] not null default '{}';
alter table campaign add column stage text not null default 'OPEN';
create unique index self_evaluation_of_year on self_evaluation (project_code, year);

-- How far the opening of a campaign's evaluations has come. Whoever holds the row's lock goes on from the cursor.
create table campaign_opening (
    campaign_id uuid primary key references campaign,
    cursor text collate "C" not null default '',
    opened bigint not null default 0,
    done boolean not null default false
);

insert into campaign_opening (campaign_id, done) select id, true from campaign;

create index campaign_opening_undone on campaign_opening (campaign_id) where not done;
