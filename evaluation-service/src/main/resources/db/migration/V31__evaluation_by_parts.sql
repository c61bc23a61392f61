-- One document becomes three, apart by when they change: a signature writes the sign-off alone, and the texts, the project and the
-- chain stay where they are stored. Absent as long as nobody has worked on the evaluation.
alter table self_evaluation
    add column preparation jsonb,
    add column frozen jsonb,
    add column sign_off jsonb;

update self_evaluation
set preparation = nullif(document -> 'preparation', 'null'),
    sign_off = nullif(document -> 'signOff', 'null') - 'project' - 'frozen' - 'chain',
    frozen = case when jsonb_typeof(document #> '{signOff,chain}') = 'object' or jsonb_typeof(document #> '{signOff,project}') = 'object'
        then jsonb_build_object('project', document #> '{signOff,project}', 'frozen', document #> '{signOff,frozen}',
            'chain', document #> '{signOff,chain}') end
where document <> '{}';

alter table self_evaluation drop column document;

-- Nobody is named in most rows, and a move writes every index: these hold only the rows in which somebody is. The one over teams
-- answered no question.
drop index self_evaluation_named;
drop index self_evaluation_copied;
drop index self_evaluation_of_team;
create index self_evaluation_named on self_evaluation using gin (waiting_accounts) where waiting_accounts <> '{}';
create index self_evaluation_copied on self_evaluation using gin (copied_accounts) where copied_accounts <> '{}';

-- To-do lists are ordered by it: looked for in the campaign's document, it had to be unpacked for every row.
alter table campaign add column due_date date;
update campaign set due_date = (document ->> 'dueDate')::date;
alter table campaign alter column due_date set not null;
