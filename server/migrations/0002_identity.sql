-- Who somebody is: accounts, roles, sessions, one-time codes.
create schema identity;

create table identity.accounts (
    id uuid primary key,
    email text not null,
    -- The address in lower case: two spellings of one address are one account.
    email_key text not null unique,
    name text not null check (length(name) between 1 and 100),
    password_hash text not null,
    state text not null default 'active' check (state in ('active', 'banned')),
    ban_reason text,
    banned_at timestamptz,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz,
    check ((state = 'banned') = (banned_at is not null))
);
create index accounts_newest on identity.accounts (created_at desc);

create table identity.account_roles (
    account_id uuid not null references identity.accounts (id),
    role text not null check (role in ('buyer', 'seller', 'admin')),
    granted_at timestamptz not null default now(),
    primary key (account_id, role)
);

create table identity.sessions (
    id uuid primary key,
    -- SHA-256 of the token; the token itself is only in the cookie.
    token_hash bytea not null unique check (length(token_hash) = 32),
    account_id uuid not null references identity.accounts (id),
    site text not null check (site in ('shopper', 'seller', 'admin')),
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz,
    address text not null,
    user_agent text not null
);
create index sessions_of_account on identity.sessions (account_id) where revoked_at is null;
-- For the broom that takes ended sessions away.
create index sessions_ended on identity.sessions (expires_at);
create index sessions_revoked on identity.sessions (revoked_at) where revoked_at is not null;

-- A one-time code, stored as an HMAC bound to its purpose and request; three wrong guesses destroy it.
create table identity.codes (
    id uuid primary key,
    purpose text not null check (purpose in ('sign_up')),
    email text not null,
    email_key text not null,
    name text not null,
    password_hash text not null,
    code_hash bytea not null check (length(code_hash) = 32),
    tries integer not null default 0 check (tries between 0 and 3),
    created_at timestamptz not null default now(),
    sent_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
);
create index codes_of_email on identity.codes (email_key, purpose);
create index codes_old on identity.codes (created_at);

-- A purpose is locked for a while: after three wrong codes nothing is entered, after too many codes none is sent.
create table identity.code_locks (
    email_key text not null,
    purpose text not null check (purpose in ('sign_up')),
    kind text not null check (kind in ('guesses', 'sends')),
    locked_until timestamptz not null,
    primary key (email_key, purpose, kind)
);
create index code_locks_ended on identity.code_locks (locked_until);
