//! The search, seen from outside: what it finds, what it leaves out, and how soon.

mod finding;
mod fresh;
mod narrowing;
mod stage;
mod suggesting;
