//! The rules and maps of the whole code base, and what the program does when it is asked from outside.

mod api;
mod bad_input;
mod lifecycles;
mod map;
mod permissions;
mod settings;
mod tenancy;
mod tidy;
mod town;
mod wiring;
