//! Shops on a real database: who sees them, who runs them, and how their orders are numbered.

mod actors;
mod numbers;
mod opening;
mod seeing;
