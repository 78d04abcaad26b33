//! Plays the market against the sandbox, and against providers on a bad day.

mod blobs;
mod payees;
mod payments;
mod s3;
mod shapes;
mod street;
mod trouble;
