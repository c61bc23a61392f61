-- Who witnessed when a seal was put on; seals of before have no witness.
alter table sealed_document
    add column stamped_at timestamptz,
    add column authority text;
