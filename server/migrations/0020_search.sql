-- What the index of every web node has to read again. The index itself lives in the nodes' memory.
create schema search;

-- Written in the transaction of what changed, by whoever changes it: an outbox with many readers. A delivery of the
-- kernel takes effect once, on one node; this is heard by every node, each at its own pace.
create table search.changes (
    seq bigint generated always as identity primary key,
    product_id uuid not null,
    -- Which transaction wrote it. Numbers are handed out in another order than transactions end in: a reader goes on
    -- from the oldest transaction that was under way when it read last, and so misses none.
    tx bigint not null default (pg_current_xact_id()::text::bigint),
    at timestamptz not null default now()
);
create index changes_since on search.changes (tx, seq);
create index changes_old on search.changes (at);

create function search.note_products() returns trigger language plpgsql as $$
begin
    insert into search.changes (product_id) select c.id from changed c;
    return null;
end $$;

create function search.note_parts() returns trigger language plpgsql as $$
begin
    insert into search.changes (product_id) select distinct c.product_id from changed c;
    return null;
end $$;

-- Only what a list shows: what was sold or came in, and whether there is any. Every basket that is paid holds goods
-- first, and a hold that leaves some changes nothing here.
create function search.note_stock() returns trigger language plpgsql as $$
begin
    insert into search.changes (product_id)
    select distinct v.product_id
    from changed c join was w using (variant_id) join catalog.variants v on v.id = c.variant_id
    where c.on_hand <> w.on_hand or (c.on_hand > c.held) <> (w.on_hand > w.held);
    return null;
end $$;

create function search.note_new_stock() returns trigger language plpgsql as $$
begin
    insert into search.changes (product_id)
    select distinct v.product_id from changed c join catalog.variants v on v.id = c.variant_id;
    return null;
end $$;

create trigger search_new after insert on catalog.products
    referencing new table as changed for each statement execute function search.note_products();
create trigger search_changed after update on catalog.products
    referencing new table as changed for each statement execute function search.note_products();
create trigger search_gone after delete on catalog.products
    referencing old table as changed for each statement execute function search.note_products();
create trigger search_new after insert on catalog.variants
    referencing new table as changed for each statement execute function search.note_parts();
create trigger search_changed after update on catalog.variants
    referencing new table as changed for each statement execute function search.note_parts();
create trigger search_new after insert on catalog.images
    referencing new table as changed for each statement execute function search.note_parts();
create trigger search_changed after update on catalog.images
    referencing new table as changed for each statement execute function search.note_parts();
create trigger search_gone after delete on catalog.images
    referencing old table as changed for each statement execute function search.note_parts();
create trigger search_new after insert on stock.items
    referencing new table as changed for each statement execute function search.note_new_stock();
create trigger search_changed after update on stock.items
    referencing new table as changed old table as was for each statement execute function search.note_stock();
