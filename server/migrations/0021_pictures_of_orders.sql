-- Orders show what was bought as it looked: whoever throws files away asks them, by the name of the picture.
create index lines_by_picture on orders.order_lines ((image ->> 'key')) where image is not null;
