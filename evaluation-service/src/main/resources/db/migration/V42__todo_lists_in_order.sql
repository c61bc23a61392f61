-- A to-do list is read in the order of its due dates: a page of fifty out of ten thousand then reads fifty entries. The index takes the
-- place of the one over the same rows, so that a move writes no more than before.
create index self_evaluation_todo on self_evaluation (waiting_role, desk_place, coalesce(due_on, '9999-12-31'::date), id) where waiting_open;
drop index self_evaluation_waiting;
