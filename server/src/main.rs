//! The program that is the whole market.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::main()
}
