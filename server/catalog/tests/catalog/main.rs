//! The catalogue on a real database: what sellers put on the shelf, and what visitors find there.

mod browsing;
mod caching;
mod editing;
mod hostile_pictures;
mod lists;
mod many;
mod marks;
mod odd_pictures;
mod offers;
mod picture_edits;
mod pictures;
mod prices;
mod publishing;
mod sales;
mod seeding;
mod selling;
mod stage;
