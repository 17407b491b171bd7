//! A private bus, and a pretended logind on it.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long anything here may take, on a busy machine.
const SOON: Duration = Duration::from_secs(40);
/// Debian's own: the packages of others have no dbusmock.
const PYTHON: &str = "/usr/bin/python3";

/// What is not installed here.
pub fn missing() -> Option<String> {
    let runs = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let needed: [(&str, &str, &[&str]); 4] = [
        ("dbus-daemon", "dbus-daemon", &["--version"]),
        ("dbus-monitor", "dbus-daemon", &["--version"]),
        ("playerctl", "playerctl", &["--version"]),
        ("python3-dbusmock", PYTHON, &["-m", "dbusmock", "--help"]),
    ];
    let missing = needed.into_iter().find(|(_, program, args)| !runs(program, args));
    missing.map(|(name, _, _)| format!("{name} is not installed"))
}

/// Waits until it is so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let limit = Instant::now() + SOON;
    while !is_so() {
        assert!(Instant::now() < limit, "not so: {what}");
        sleep(Duration::from_millis(20));
    }
}

/// A program that does not outlive the test.
pub struct Leashed(pub Child);

impl Drop for Leashed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A running bus; it ends with this value.
pub struct Bus {
    logind: Option<Leashed>,
    daemon: Leashed,
    folder: tempfile::TempDir,
}

impl Bus {
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("balm-bus-").tempdir().expect("a temporary folder");
        let daemon = daemon(folder.path());
        Self { logind: None, daemon, folder }
    }

    /// A bus of a system on which logind answers.
    pub fn with_logind() -> Self {
        let mut bus = Self::start();
        let mut mock = Command::new(PYTHON);
        mock.args(["-m", "dbusmock", "--template", "logind"]).env("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
        mock.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        bus.logind = Some(Leashed(mock.spawn().expect("dbusmock starts")));
        until("logind answers", || bus.ask_logind("CanSuspend").is_some());
        bus
    }

    pub fn address(&self) -> String {
        format!("unix:path={}", self.folder.path().join("bus").display())
    }

    /// It dies.
    pub fn kill(&mut self) {
        let _ = self.daemon.0.kill();
        let _ = self.daemon.0.wait();
    }

    /// It starts again, at the same address.
    pub fn start_again(&mut self) {
        self.daemon = daemon(self.folder.path());
    }

    /// The players that are on it.
    pub fn players(&self) -> Vec<String> {
        let listed = self.command("playerctl", &["--list-all"]).output().expect("playerctl runs");
        String::from_utf8_lossy(&listed.stdout).lines().map(str::to_owned).collect()
    }

    /// What playerctl answers about balm.
    pub fn playerctl(&self, args: &[&str]) -> String {
        let args = [&["--player", "balm"], args].concat();
        let told = self.command("playerctl", &args).output().expect("playerctl runs");
        String::from_utf8_lossy(&told.stdout).trim().to_owned()
    }

    /// A program on this bus.
    pub fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(args).env("DBUS_SESSION_BUS_ADDRESS", self.address()).stdin(Stdio::null());
        command.stderr(Stdio::null());
        command
    }

    /// What keeps the computer from sleeping: what it is, and how.
    pub fn inhibitors(&self) -> Vec<(String, String)> {
        let told = self.ask_logind("ListInhibitors").unwrap_or_default();
        let quoted = |line: &str| Some(line.trim().strip_prefix("string \"")?.strip_suffix('"')?.to_owned());
        let texts: Vec<String> = told.lines().filter_map(quoted).collect();
        let mut inhibitors: Vec<(String, String)> =
            texts.chunks_exact(4).map(|row| (row[0].clone(), row[3].clone())).collect();
        inhibitors.sort();
        inhibitors
    }

    /// logind tells that the computer is about to sleep, or is awake again.
    pub fn prepare_for_sleep(&self, begins: bool) {
        let begins = if begins { "True" } else { "False" };
        let script = format!(
            "import dbus, dbus.bus\n\
             mock = dbus.bus.BusConnection('{}').get_object('org.freedesktop.login1', '/org/freedesktop/login1')\n\
             mock.EmitSignal('org.freedesktop.login1.Manager', 'PrepareForSleep', 'b', [{begins}],\n\
             \x20               dbus_interface='org.freedesktop.DBus.Mock')\n",
            self.address()
        );
        let told = Command::new(PYTHON).args(["-c", &script]).status().expect("python runs");
        assert!(told.success());
    }

    fn ask_logind(&self, method: &str) -> Option<String> {
        let mut ask = Command::new("dbus-send");
        ask.arg(format!("--bus={}", self.address()));
        ask.args(["--print-reply", "--dest=org.freedesktop.login1", "/org/freedesktop/login1"]);
        ask.arg(format!("org.freedesktop.login1.Manager.{method}")).stderr(Stdio::null());
        let answer = ask.output().expect("dbus-send runs");
        answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).into_owned())
    }
}

fn daemon(folder: &Path) -> Leashed {
    let socket = folder.join("bus");
    let address = format!("--address=unix:path={}", socket.display());
    let mut daemon = Command::new("dbus-daemon");
    daemon.args(["--session", "--nofork", "--nopidfile", &address]);
    daemon.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let daemon = Leashed(daemon.spawn().expect("dbus-daemon starts"));
    until("the bus is there", || std::os::unix::net::UnixStream::connect(&socket).is_ok());
    daemon
}
