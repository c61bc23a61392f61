-- A sealed file beside the one that was printed, which stays as it was; and what came back from the printer with a seal in ink.
create table sealed_document (
    document_id uuid primary key references document,
    content bytea not null,
    bytes bigint not null,
    sha256 text not null,
    sm3 text not null,
    signer text not null,
    serial text not null,
    account text not null,
    sealed_at timestamptz not null
);

create table sealed_scan (
    id uuid primary key,
    document_id uuid not null references document,
    content bytea not null,
    bytes bigint not null,
    sha256 text not null,
    pages integer not null,
    account text not null,
    uploaded_at timestamptz not null,
    unique (document_id, sha256)
);

alter table sealed_document alter column content set storage external;
alter table sealed_scan alter column content set storage external;
