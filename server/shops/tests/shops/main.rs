//! Shops on a real database: who sees them, who runs them, what they say and pay, and how they begin and end.

mod actors;
mod admins;
mod beginning;
mod closing;
mod following;
mod names;
mod numbers;
mod opening;
mod paying;
mod people;
mod plans;
mod seeing;
mod settings;
mod suspending;
