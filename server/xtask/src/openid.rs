//! A provider of accounts beside the market, in place of Google.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Stdio};

use anyhow::{Context, Result};

use crate::{http, setup, shell};

/// A provider that speaks `OpenID` Connect. It stops when this is dropped.
pub struct Provider {
    child: Child,
    /// Where it is, as it calls itself.
    pub url: String,
}

impl Provider {
    /// Starts one on a port that was free; what it says goes into a file in `directory`.
    pub fn start(directory: &Path) -> Result<Self> {
        let [address] = http::free_addresses::<1>()?;
        let log = File::create(directory.join("openid.log")).context("the provider has nowhere to write to")?;
        let mut command = shell::command(setup::openid_provider());
        command.args(["--port", &address.port().to_string()]);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        postgres::die_with_parent(&mut command);
        let mut child = command.spawn().context("cannot run the provider of accounts")?;
        http::wait_for(address, "/.well-known/openid-configuration", || matches!(child.try_wait(), Ok(None)))?;
        Ok(Self { child, url: format!("http://localhost:{}", address.port()) })
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
