//! How people come in, and who does not, on a real database.

mod accounts;
mod actors;
mod bans;
mod codes;
mod sessions;
mod sign_in;
mod sign_up;
mod tidying;
