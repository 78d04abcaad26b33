//! Writes the log to the standard output: for people on a terminal, for programs elsewhere.

use std::io::{IsTerminal as _, stdout};

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Begins to write the log of this process.
pub fn begin(config: &Config) {
    let filter = EnvFilter::try_new(&config.log_level).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter);
    // Somebody may have begun already, as in tests; then their log is as good.
    let _ = match format(config) {
        LogFormat::Json => log.json().flatten_event(true).with_current_span(false).with_span_list(false).try_init(),
        LogFormat::Text => log.compact().with_ansi(stdout().is_terminal()).try_init(),
    };
}

/// How the log of this process is written.
pub fn format(config: &Config) -> LogFormat {
    let usual = if stdout().is_terminal() { LogFormat::Text } else { LogFormat::Json };
    config.log_format.unwrap_or(usual)
}
