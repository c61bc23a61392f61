-- Who is to be brought to Keycloak. What is wanted is the person's row in staff; wanted and done are its sequence numbers.
create table account_provisioning (
    account text collate "C" primary key references staff,
    wanted bigint not null,
    done bigint not null default 0,
    attempts integer not null default 0,
    next_try_at timestamptz not null,
    last_error text,
    lease_until timestamptz,
    fence bigint not null default 0,
    password_set_at timestamptz
);

create index account_provisioning_waiting on account_provisioning (next_try_at) where done < wanted;

insert into account_provisioning (account, wanted, next_try_at) select account, sequence, now() from staff;

-- One row: who compares the accounts with Keycloak's, when it was asked for, and how the last comparison ended.
create table account_comparison (
    id boolean primary key default true check (id),
    fence bigint not null default 0,
    lease_until timestamptz,
    asked_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    accounts integer not null default 0,
    drifts integer not null default 0,
    last_error text
);

insert into account_comparison default values;

-- What the last comparison found. sequence is the person's when it was compared; 0 for an account that nobody registered.
create table account_drift (
    account text collate "C" primary key,
    unit_path text collate "C" not null,
    sequence bigint not null,
    document jsonb not null
);
