-- Who lets a product on the shelf has seen what they let there: whatever changes while it waits makes it wait anew, from
-- that instant, and a yes to what was seen before is none.
create function catalog.wait_anew() returns trigger language plpgsql as $$
begin
    if old.state = 'pending' and new.state = 'pending' and new.version <> old.version then
        new.submitted_at := now();
    end if;
    return new;
end $$;
create trigger wait_anew before update on catalog.products for each row execute function catalog.wait_anew();

create function catalog.wait_anew_with_pictures() returns trigger language plpgsql as $$
begin
    update catalog.products set submitted_at = now()
    where id = (case when tg_op = 'DELETE' then old.product_id else new.product_id end) and state = 'pending';
    return null;
end $$;
create trigger wait_anew after insert or update or delete on catalog.images
    for each row execute function catalog.wait_anew_with_pictures();
