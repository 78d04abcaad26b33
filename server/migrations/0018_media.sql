-- Pictures that remember what they were made from. What a seller uploaded is kept beside what is shown, so that a cut or
-- a change of colours starts from it and can be taken back; it is never served.

alter table catalog.images
    -- The name of the file that was uploaded, by its content; none for pictures that came with the market itself.
    add column original text check (original ~ '^[0-9a-f]{32}$'),
    -- What was done to it; nothing when it is shown as it came.
    add column edit jsonb not null default '{}',
    drop constraint images_tone_check,
    -- The average colour, and behind it the picture at four by four pixels in three digits each.
    add constraint images_tone_check check (tone ~ '^#[0-9a-f]{6}([0-9a-f]{48})?$');
create index images_original on catalog.images (original) where original is not null;
