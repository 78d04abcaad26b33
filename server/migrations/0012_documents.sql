-- What people send with their wish to sell: papers and pictures that only they and admins read.

create table identity.documents (
    id uuid primary key,
    application_id uuid not null references identity.applications (id),
    account_id uuid not null references identity.accounts (id),
    name text not null check (length(name) between 1 and 120),
    -- What it is by its first bytes, whatever its name says.
    kind text not null check (kind in ('pdf', 'png', 'jpeg', 'webp')),
    bytes integer not null check (bytes between 1 and 10485760),
    -- The file is encrypted with the market's key.
    blob_key text not null unique,
    added_at timestamptz not null,
    -- Taken back, or its person is gone: the file goes with the next sweep, and the row after it.
    dropped_at timestamptz
);
create index documents_of_application on identity.documents (application_id) where dropped_at is null;
create index documents_of_account on identity.documents (account_id);
create index documents_dropped on identity.documents (dropped_at) where dropped_at is not null;
