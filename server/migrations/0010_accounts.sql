-- Accounts, complete: codes of every purpose, second factors, devices, addresses, tokens for programs, passkeys, Google,
-- approvals, and leaving.

-- What a person is, beside their name and address.
alter table identity.accounts
    -- Nothing for people who come in by Google or passkey alone.
    alter column password_hash drop not null,
    add column phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    add column born_on date,
    add column country text check (country ~ '^[A-Z]{2}$'),
    add column locale text check (locale ~ '^[a-z]{2}(-[A-Z]{2})?$'),
    -- Leaving: asked for, due, done. What is done is not undone.
    add column erasure_asked_at timestamptz,
    add column erase_at timestamptz,
    add column erased_at timestamptz,
    add check ((erasure_asked_at is null) = (erase_at is null)),
    add check (erased_at is null or (erase_at is not null and password_hash is null));
create index accounts_to_erase on identity.accounts (erase_at) where erase_at is not null and erased_at is null;

-- An admin is super (makes admins) or normal; whoever looked after the market until now could do everything.
alter table identity.account_roles add column level text check (level in ('super', 'normal'));
update identity.account_roles set level = 'super' where role = 'admin';
alter table identity.account_roles add check ((role = 'admin') = (level is not null));

-- A code is of one purpose. Whoever has an account already needs no name and no new password for it.
alter table identity.codes
    drop constraint codes_purpose_check,
    add constraint codes_purpose_check check (purpose in ('sign_up', 'reset_password', 'new_device')),
    alter column name drop not null,
    alter column password_hash drop not null,
    -- Nothing behind a challenge whose address is nobody's: its code is never right.
    add column account_id uuid references identity.accounts (id),
    -- Somebody who wants to sell says so when they sign up.
    add column phone text,
    add column country text,
    add column wants_to_sell boolean not null default false,
    add check (purpose <> 'sign_up' or name is not null);
alter table identity.code_locks
    drop constraint code_locks_purpose_check,
    add constraint code_locks_purpose_check check (purpose in ('sign_up', 'reset_password', 'new_device'));

-- Ten minutes in which a forgotten password can be replaced, once.
create table identity.reset_sessions (
    -- SHA-256 of the token.
    token_hash bytea primary key check (length(token_hash) = 32),
    account_id uuid not null references identity.accounts (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index reset_sessions_old on identity.reset_sessions (expires_at);

-- Browsers that have proved that they belong to an account; the token is in a cookie.
create table identity.devices (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    -- One browser may be several people's: each of them has proved it.
    token_hash bytea not null check (length(token_hash) = 32),
    user_agent text not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    unique (account_id, token_hash)
);
create index devices_old on identity.devices (last_seen_at);

-- The apps that make six digits. A secret that was not proved with its first code asks nobody for anything.
create table identity.authenticators (
    account_id uuid primary key references identity.accounts (id),
    -- Encrypted with the market's key.
    sealed_secret bytea not null,
    confirmed_at timestamptz,
    -- The step of the last code that was used: each is used once.
    last_step bigint not null default 0,
    created_at timestamptz not null
);

create table identity.recovery_codes (
    account_id uuid not null references identity.accounts (id),
    code_hash bytea not null check (length(code_hash) = 32),
    used_at timestamptz,
    primary key (account_id, code_hash)
);

-- A sign-in that waits for its second step; the id is as hard to guess as a session.
create table identity.sign_ins (
    token_hash bytea primary key check (length(token_hash) = 32),
    account_id uuid not null references identity.accounts (id),
    site text not null check (site in ('shopper', 'seller', 'admin')),
    step text not null check (step in ('code', 'authenticator', 'set_up')),
    -- The code that was mailed for it.
    code_id uuid references identity.codes (id) on delete cascade,
    -- Whether the address was proved on the way here, so that the browser is known from now on.
    proved boolean not null default false,
    tries integer not null default 0 check (tries between 0 and 5),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    check ((step = 'code') = (code_id is not null))
);
create index sign_ins_of_account on identity.sign_ins (account_id) where used_at is null;
create index sign_ins_old on identity.sign_ins (expires_at);

-- Where parcels go. Orders keep a copy of their own.
create table identity.addresses (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    label text not null check (label in ('home', 'work', 'other')),
    name text not null check (length(name) between 1 and 100),
    street text not null check (length(street) between 1 and 200),
    city text not null check (length(city) between 1 and 100),
    region text not null default '' check (length(region) <= 100),
    postcode text not null check (length(postcode) <= 12),
    country text not null check (country ~ '^[A-Z]{2}$'),
    phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
    is_default boolean not null default false,
    created_at timestamptz not null
);
create index addresses_of_account on identity.addresses (account_id);
create unique index addresses_default on identity.addresses (account_id) where is_default;

-- Sign-ins of programs: a family is one of them, and each of its tokens is used once.
create table identity.token_families (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    address text not null,
    user_agent text not null,
    revoked_at timestamptz,
    -- Why: signed out, revoked by the person, a token that was used twice, a new password, a ban.
    revoked_because text,
    check ((revoked_at is null) = (revoked_because is null))
);
create index token_families_of_account on identity.token_families (account_id) where revoked_at is null;

create table identity.refresh_tokens (
    token_hash bytea primary key check (length(token_hash) = 32),
    family_id uuid not null references identity.token_families (id) on delete cascade,
    -- Whose hands it was given into: a hash of network and program.
    client_hash bytea not null check (length(client_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create index refresh_tokens_of_family on identity.refresh_tokens (family_id);
create index refresh_tokens_old on identity.refresh_tokens (expires_at);
-- Of any number of tokens of a family, one can still be used.
create unique index refresh_tokens_one_live on identity.refresh_tokens (family_id) where used_at is null;

-- Accounts elsewhere that open an account here.
create table identity.links (
    provider text not null check (provider in ('google')),
    subject text not null,
    account_id uuid not null references identity.accounts (id),
    email text not null,
    -- Nothing while it waits for the account's own sign-in: until then it opens nothing.
    confirmed_at timestamptz,
    -- The browser in which that sign-in has to happen: SHA-256 of what its cookie carries.
    waiting_hash bytea unique check (length(waiting_hash) = 32),
    created_at timestamptz not null,
    check (confirmed_at is not null or waiting_hash is not null),
    primary key (provider, subject)
);
create unique index links_of_account on identity.links (account_id, provider) where confirmed_at is not null;

-- A way to Google and back that was begun.
create table identity.journeys (
    state_hash bytea primary key check (length(state_hash) = 32),
    site text not null check (site in ('shopper', 'seller', 'admin')),
    -- Encrypted: the nonce and the verifier of PKCE.
    sealed bytea not null,
    next text not null default '',
    expires_at timestamptz not null
);
create index journeys_old on identity.journeys (expires_at);

-- Keys that people carry.
create table identity.passkeys (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    credential_id bytea not null unique,
    rp_id text not null,
    name text not null check (length(name) between 1 and 60),
    -- What never changes, and what does with every use.
    static_state bytea not null,
    dynamic_state bytea not null,
    transports bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz
);
create index passkeys_of_account on identity.passkeys (account_id, rp_id);

-- What authenticators call a person: random, so that it says nothing.
create table identity.passkey_handles (
    account_id uuid primary key references identity.accounts (id),
    handle bytea not null unique check (length(handle) = 64)
);

-- A question that was put to an authenticator and waits for its answer, once.
create table identity.ceremonies (
    id uuid primary key,
    kind text not null check (kind in ('register', 'sign_in')),
    account_id uuid references identity.accounts (id),
    site text not null check (site in ('shopper', 'seller', 'admin')),
    state bytea not null,
    expires_at timestamptz not null,
    check ((kind = 'register') = (account_id is not null))
);
create index ceremonies_old on identity.ceremonies (expires_at);

-- Who wants to sell services, seats or goods, or to appear as a brand, and what an admin said.
create table identity.applications (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    trade text not null check (trade in ('seller', 'creator', 'venue', 'brand')),
    state text not null default 'pending' check (state in ('pending', 'approved', 'rejected')),
    about text not null check (length(about) between 1 and 2000),
    website text not null default '' check (length(website) <= 200),
    applied_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid references identity.accounts (id),
    reason text,
    check ((state = 'pending') = (decided_at is null)),
    check (state <> 'rejected' or reason is not null)
);
-- A rejected person may apply again; nobody waits twice, and nobody applies for what they are.
create unique index applications_once on identity.applications (account_id, trade) where state in ('pending', 'approved');
create index applications_waiting on identity.applications (applied_at) where state = 'pending';

-- Addresses that nobody may sign up with any more. The address itself is not kept.
create table identity.blocked_emails (
    email_hash bytea primary key check (length(email_hash) = 32),
    reason text not null,
    blocked_at timestamptz not null
);

-- Copies of everything the market knows of a person.
create table identity.exports (
    id uuid primary key,
    account_id uuid not null references identity.accounts (id),
    state text not null default 'waiting' check (state in ('waiting', 'ready')),
    blob_key text,
    bytes bigint,
    asked_at timestamptz not null,
    ready_at timestamptz,
    expires_at timestamptz not null,
    check ((state = 'ready') = (blob_key is not null and ready_at is not null and bytes is not null))
);
create unique index exports_one_at_a_time on identity.exports (account_id) where state = 'waiting';
create index exports_old on identity.exports (expires_at);
