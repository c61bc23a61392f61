-- Questions to a place of an evaluation, with their answers; they change nothing of what is signed. One question, one row.
create table question (
    id uuid primary key,
    evaluation_id uuid not null references self_evaluation (id),
    document jsonb not null,
    version bigint not null
);
create index question_of_evaluation on question (evaluation_id, id);
