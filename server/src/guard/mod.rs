//! What stands between the street and the sites: who may post, how much, how many at once, and what browsers are told.

pub mod gate;
pub mod headers;
pub mod origin;
pub mod size;
