-- Who works where. The posts are in the document: they are read with the person and never searched by.
create table staff (
    account text collate "C" primary key,
    unit_code text not null references unit,
    unit_path text collate "C" not null,
    document jsonb not null,
    sequence bigint not null
);

create index staff_by_place on staff (unit_path, account);
