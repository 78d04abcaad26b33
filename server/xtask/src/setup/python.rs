//! The Python side: programs that we did not write to test against, each in a folder of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{places, shell};

/// A package of Python's, and the program that it brings.
pub struct Package {
    name: &'static str,
    /// Parts of it that are wanted besides, as pip is told.
    parts: &'static str,
    program: &'static str,
    /// Versions of it that were tried.
    versions: &'static str,
}

/// A provider of accounts, to sign in with in tests.
pub const OPENID_PROVIDER: Package =
    Package { name: "oidc-provider-mock", parts: "", program: "oidc-provider-mock", versions: ">=0.3.4,<0.5" };
/// Makes up requests from the description of an API. Another version makes up other requests, and names what it finds
/// differently.
pub const SCHEMATHESIS: Package =
    Package { name: "schemathesis", parts: "", program: "schemathesis", versions: "==4.32.5" };
/// A store of files that speaks S3. Tests look for it by this name and version.
pub const S3_STORE: Package =
    Package { name: "moto", parts: "[s3,server]", program: "moto_server", versions: "==5.2.5" };

/// The oldest Python that runs them, asked the way a Python understands.
const RUNS_THEM: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
/// Pythons by the name under which they are called, the newest first: new versions of packages want a new one.
const PYTHONS: [&str; 6] = ["python3.14", "python3.13", "python3.12", "python3.11", "python3", "python"];

impl Package {
    /// Where its program is, or will be.
    pub fn program(&self) -> PathBuf {
        self.folder().join("bin").join(self.program)
    }

    /// Of other versions there is another folder.
    fn folder(&self) -> PathBuf {
        let versions: String = self.versions.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        places::target().join("tools").join(format!("{}-{versions}", self.name))
    }

    /// Whether it is installed.
    pub fn is_there(&self) -> bool {
        self.program().is_file()
    }

    /// Installs it, where nothing else of the machine is touched.
    pub fn install(&self) -> Result<()> {
        let works = |python: &&&str| shell::answer(Command::new(python).args(["-c", RUNS_THEM])).is_some();
        let python =
            PYTHONS.iter().find(works).context("there is no Python 3.10 or newer with venv on this machine")?;
        shell::run(Command::new(python).args(["-m", "venv", "--clear"]).arg(self.folder()))?;
        let mut pip = Command::new(self.folder().join("bin").join("pip"));
        pip.args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            &format!("{}{}{}", self.name, self.parts, self.versions),
        ]);
        shell::run(&mut pip)
    }
}
