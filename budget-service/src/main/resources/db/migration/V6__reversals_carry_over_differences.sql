-- A reversal names the entry that it takes back, and an entry is taken back once.
alter table ledger_entry add column reverses bigint;
create unique index ledger_entry_reversed_once on ledger_entry (project_code, reverses) where reverses is not null;

-- A voucher whose entry was taken back may be recorded again; until then it counts once.
alter table voucher add column reversed_by bigint;
alter table voucher drop constraint voucher_pkey;
alter table voucher add primary key (project_code, sequence);
alter table voucher drop constraint voucher_project_code_sequence_key;
create unique index voucher_counts_once on voucher (voucher_number) where reversed_by is null;

-- Money that left one year's project for the next one's.
create table carry_over (
    from_project text collate "C" not null,
    from_sequence bigint not null,
    to_project text collate "C" not null,
    to_sequence bigint not null,
    amount numeric(18, 2) not null,
    primary key (from_project, from_sequence)
);
create index carry_over_arrived on carry_over (to_project, to_sequence);

-- Balances of before know nothing of money that was carried out.
update balance set document = jsonb_set(document, '{rows}',
    (select coalesce(jsonb_agg(r || '{"carriedOutYuan":"0.00"}'::jsonb), '[]') from jsonb_array_elements(document -> 'rows') r));

-- What a statement of the integrated system and our vouchers disagree about.
create table payment_difference (
    import_id uuid not null references payment_import on delete cascade,
    voucher_number text collate "C" not null,
    kind text not null,
    row_number integer,
    project_code text not null,
    here numeric(18, 2),
    there numeric(18, 2),
    primary key (import_id, voucher_number, kind)
);
