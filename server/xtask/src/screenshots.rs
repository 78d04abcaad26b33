//! `cargo xtask screenshots`: takes the README's pictures from a demo market of its own.

use anyhow::Result;

use crate::server::{Server, Settings};
use crate::throwaway::Directory;
use crate::{places, server, setup, shell};

/// Where the pictures go.
const PICTURES: &str = ".github/pictures";

/// Serves a fresh demo market and photographs it.
pub fn run() -> Result<()> {
    setup::ensure(setup::TO_TEST)?;
    server::build(true)?;
    let directory = Directory::new("pictures")?;
    let settings =
        Settings { release: true, data_dir: directory.path(), database: None, seed: true, hasty: false, more: &[] };
    let server = Server::start(&settings)?;
    shell::heading("taking pictures");
    let mut script = setup::node_script("end2end/screenshots.mjs")?;
    script.arg(places::root().join(PICTURES));
    for (site, address) in [("SHOPPER", server.shopper), ("SELLER", server.seller), ("ADMIN", server.admin)] {
        script.env(format!("AGORA_{site}_URL"), format!("http://{address}"));
    }
    shell::run(&mut script)?;
    server.stop()
}
