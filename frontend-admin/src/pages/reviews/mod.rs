//! Reviews that somebody has to look at: the queue, and deciding.

mod decide;
mod queue;

pub use queue::Reviews;
