//! Decides which user of this machine the database runs as, because it refuses to run as root.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use nix::unistd::{Gid, Uid, User, geteuid};

/// The user that owns the cluster and runs `initdb` and `postgres`.
#[derive(Clone, Debug)]
pub struct Account {
    name: String,
    uid: Uid,
    gid: Gid,
    /// Whether that is somebody else than us: we are root and step down.
    steps_down: bool,
}

/// The account for a cluster: ourselves, or as root its present owner, `postgres` or `nobody`.
pub fn for_cluster(cluster: &Path) -> Result<Account> {
    let me = geteuid();
    let owner = fs::metadata(cluster).ok().map(|found| Uid::from_raw(found.uid()));
    if !me.is_root() {
        if owner.is_some_and(|owner| owner != me) {
            bail!("the database in {} belongs to another user of this machine", cluster.display());
        }
        return Account::of(me, false)?.context("this process's user is not known here");
    }
    if let Some(owner) = owner.filter(|owner| !owner.is_root()) {
        return Account::of(owner, true)?.context("the owner of the database is not known here");
    }
    for name in ["postgres", "nobody"] {
        if let Some(user) = User::from_name(name)? {
            return Ok(Account { name: user.name, uid: user.uid, gid: user.gid, steps_down: true });
        }
    }
    bail!("PostgreSQL does not run as root, and this machine has neither `postgres` nor `nobody`")
}

impl Account {
    /// The account with this id; an id without a name (usual in containers) still works.
    fn of(uid: Uid, steps_down: bool) -> Result<Option<Self>> {
        let user = User::from_uid(uid)?;
        if user.is_none() && steps_down {
            return Ok(None);
        }
        let gid = user.as_ref().map_or_else(nix::unistd::getegid, |user| user.gid);
        let name = user.map_or_else(|| uid.to_string(), |user| user.name);
        Ok(Some(Self { name, uid, gid, steps_down }))
    }

    /// A command that will run as this account, with nothing of our environment but the basics.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        // PGDATA, PGPORT, PGOPTIONS and the like must not steer a private database.
        command.env_clear().env("LC_ALL", "C.UTF-8").env("PATH", "/usr/bin:/bin").env("TZ", "UTC");
        // `postgres` must not be left in a directory that this account may not enter.
        command.current_dir("/");
        if self.steps_down {
            command.uid(self.uid.as_raw()).gid(self.gid.as_raw());
        }
        command
    }

    /// Hands a file or directory that we just made to this account.
    pub fn give(&self, path: &Path) -> Result<()> {
        if self.steps_down {
            std::os::unix::fs::chown(path, Some(self.uid.as_raw()), Some(self.gid.as_raw()))
                .with_context(|| format!("cannot give {} to `{}`", path.display(), self.name))?;
        }
        Ok(())
    }

    /// Fails with the directory to blame when this account could not enter `directory`.
    pub fn check_reaches(&self, directory: &Path) -> Result<()> {
        match directory.ancestors().find(|step| !self.may_enter(step)) {
            None => Ok(()),
            Some(step) => bail!(
                "the database would run as `{}`, who may not enter {}: keep its data elsewhere",
                self.name,
                step.display()
            ),
        }
    }

    /// Whether this account could enter `directory` and run a program in it.
    pub fn reaches(&self, directory: &Path) -> bool {
        directory.ancestors().all(|step| self.may_enter(step))
    }

    fn may_enter(&self, directory: &Path) -> bool {
        if directory.as_os_str().is_empty() || !self.steps_down {
            return true; // Our own permissions are reported by the call that needs them.
        }
        fs::metadata(directory).is_ok_and(|found| {
            let bit = match (found.uid() == self.uid.as_raw(), found.gid() == self.gid.as_raw()) {
                (true, _) => 0o100,
                (false, true) => 0o010,
                (false, false) => 0o001,
            };
            found.mode() & bit != 0
        })
    }
}
