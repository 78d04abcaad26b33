//! How people come in, and who does not, on a real database.

mod accounts;
mod actors;
mod addresses;
mod admins;
mod applications;
mod bans;
mod codes;
mod documents;
mod google;
mod leaving;
mod passkeys;
mod passwords;
mod places;
mod profiles;
mod provider;
mod second_step;
mod sessions;
mod sign_in;
mod sign_up;
mod tidying;
mod tokens;
