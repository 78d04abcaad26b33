-- Where categories were: the old address leads to where its goods stand now.
create table catalog.former_category_slugs (
    slug text primary key,
    category_id uuid not null references catalog.categories (id) on delete cascade,
    since timestamptz not null default now()
);
create index former_category_slugs_of on catalog.former_category_slugs (category_id);

-- A trigger, so that no way of renaming can forget it. What has the address now goes before what had it once.
create function catalog.note_former_category() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.slug <> new.slug then
        insert into catalog.former_category_slugs (slug, category_id) values (old.slug, new.id)
        on conflict (slug) do update set category_id = excluded.category_id, since = now();
    end if;
    delete from catalog.former_category_slugs where slug = new.slug;
    return null;
end $$;
create trigger former_slugs after insert or update of slug on catalog.categories
    for each row execute function catalog.note_former_category();

-- What stands on a shelf, or below it, is found by the shelf's name.
create function search.note_shelves() returns trigger language plpgsql as $$
begin
    insert into search.changes (product_id)
    with recursive below as (
        select c.id from changed c join was w using (id)
        where (c.name, c.slug, c.parent_id) is distinct from (w.name, w.slug, w.parent_id)
        union
        select c.id from catalog.categories c join below b on c.parent_id = b.id
    )
    select p.id from catalog.products p join below b on b.id = p.category_id where p.state = 'active';
    return null;
end $$;
create trigger search_changed after update on catalog.categories
    referencing new table as changed old table as was for each statement execute function search.note_shelves();
