//! What comes from an address that was typed: how far it is, Ctrl-C, and failures in words.

use std::io::{IsTerminal, Seek, stderr};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::bundle::{INDEX_SIGNATURE, Index, LIMITS, MAX_INDEX, Signed};
use crate::cli::world::{Env, Failure, complain, interrupt, say};
use crate::display::bytes;
use crate::files::private_folder;
use crate::session::Command;
use crate::text::Safe;
use crate::web::{Address, Downloaded, Web, WebError, Whence};

use super::given::{BundleSource, Given};

/// The most bytes of a signature.
const MAX_SIGNATURE: u64 = 4096;
/// How often plain lines tell how far it is.
const PLAIN_EVERY: Duration = Duration::from_secs(5);

/// Something is being asked: Ctrl-C leaves at once.
static ASKING: AtomicBool = AtomicBool::new(false);

/// Fetches for one command.
pub struct Fetch<'a> {
    env: &'a Env,
    web: Web,
}

/// A list as it came, its signature checked.
pub struct Fetched {
    /// What it lists.
    pub index: Index,
    /// Who signed it.
    pub signed: Signed,
    /// The address it came from in the end. What it names lies beside that.
    pub from: Address,
}

impl<'a> Fetch<'a> {
    /// Begins; from then on Ctrl-C ends what is being fetched, and balm.
    pub fn begin(env: &'a Env, allow_local: bool) -> Self {
        interrupt::listen(|command| command == Command::Interrupt && !ASKING.load(Relaxed));
        let whence = if allow_local { Whence::Anywhere } else { Whence::Internet };
        Self { env, web: Web::new(whence) }
    }

    /// Asks something, while Ctrl-C leaves at once.
    pub fn ask<T>(&self, question: impl FnOnce() -> T) -> T {
        ASKING.store(true, Relaxed);
        let answer = question();
        ASKING.store(false, Relaxed);
        answer
    }

    /// The list at this address, and its signature beside it.
    pub fn index(&self, address: &Address) -> Result<Fetched, Failure> {
        let refused = |why: &dyn ToString| Failure::failed(format!("{address}: {}", why.to_string()));
        let mut goes_on = |_, _| interrupt::stopped_by().is_none();
        let (downloaded, text) =
            self.web.text(address, (MAX_INDEX, "1 MiB"), &mut goes_on).map_err(|why| failed(address, why))?;
        let index = Index::read(&text).map_err(|e| refused(&e))?;
        let signature = match &index.key {
            None => None,
            Some(_) => {
                let beside = downloaded.address.beside(INDEX_SIGNATURE);
                let most = (MAX_SIGNATURE, "4 kB");
                let fetched = self.web.text(&beside, most, &mut goes_on);
                let (_, signature) = fetched.map_err(|why| failed(&beside, why))?;
                Some(String::from_utf8_lossy(&signature).into_owned())
            }
        };
        let signed = index.signed(&text, signature.as_deref()).map_err(|e| {
            refused(&e).hint("It may be that it is being changed at this moment: try again in a few minutes.")
        })?;
        self.tell_host(address, &downloaded)?;
        Ok(Fetched { index, signed, from: downloaded.address })
    }

    /// The bundle at this address. It lies in a file without a name: whatever ends balm, nothing is left of it.
    pub fn bundle(&self, address: &Address, listed: Option<&Address>) -> Result<Given, Failure> {
        let folder = self.env.library.added();
        let folder =
            folder.ok_or_else(|| Failure::failed("no home folder was found to keep routines in"))?.path();
        private_folder(folder).map_err(Failure::failed)?;
        let mut file = tempfile::tempfile_in(folder).map_err(Failure::failed)?;
        let mut progress = DownloadBar::begin(address, self.env.settings.plain);
        let mut goes_on = |done, of| {
            progress.tell(done, of);
            interrupt::stopped_by().is_none()
        };
        let fetched = self.web.file(address, (LIMITS.archive, "256 MiB"), &mut file, &mut goes_on);
        progress.end();
        let downloaded = fetched.map_err(|why| failed(address, why))?;
        file.rewind().map_err(Failure::failed)?;
        self.tell_host(address, &downloaded)?;
        let source = BundleSource {
            from: address.to_string(),
            host: Some(downloaded.address.host().to_owned()),
            listed: listed.map(Address::to_string),
        };
        Ok(Given { shown: Safe::new(&address.to_string()), file, source })
    }

    /// Says so where it came from another host than the one that was typed.
    fn tell_host(&self, address: &Address, downloaded: &Downloaded) -> Result<(), Failure> {
        let host = downloaded.address.host();
        if host == address.host() {
            return Ok(());
        }
        say(&format!("{} sent it on: this comes from {}.\n", address.host(), Safe::new(host))).map(drop)
    }
}

/// What was typed, as an address.
pub fn address(text: &str) -> Result<Address, Failure> {
    Address::read(text).map_err(|why| {
        Failure::usage(format!("{text}: {why}"))
            .hint("Or download the file with your browser, and add it from your disk.")
    })
}

fn failed(address: &Address, why: WebError) -> Failure {
    let hint = match &why {
        WebError::Cancelled => return Failure::Stopped,
        WebError::Private => Some("If you know the computer and trust it: --allow-local".to_owned()),
        WebError::NoAuthorities => {
            Some("Install ca-certificates, or name a file of them in SSL_CERT_FILE.".to_owned())
        }
        WebError::UnknownAuthority => Some(
            "Nothing was taken. If your company has an authority of its own: balm help sharing".to_owned(),
        ),
        WebError::Digest { .. } => Some(
            "Ask whoever gave you the address for a new one. Nothing was changed.".to_owned(),
        ),
        WebError::NoHost | WebError::Connect(_) | WebError::Slow if has_proxy() => Some(
            "balm does not go through the proxy that is set here. Download the file with your browser, then add it."
                .to_owned(),
        ),
        _ => None,
    };
    let failure = Failure::failed(format!("{address}: {why}"));
    hint.into_iter().fold(failure, |failure, hint| failure.hint(&hint))
}

/// Whether other programs here go through a proxy.
fn has_proxy() -> bool {
    ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// How far it is: a bar on a terminal, or a line every few seconds; nothing where no terminal is.
struct DownloadBar {
    name: Safe,
    bar: ProgressBar,
    /// When the last line was written, where lines are wanted.
    told: Option<Instant>,
}

impl DownloadBar {
    fn begin(address: &Address, plain: bool) -> Self {
        let seen = stderr().is_terminal();
        let target = match seen && !plain {
            true => ProgressDrawTarget::stderr_with_hz(10),
            false => ProgressDrawTarget::hidden(),
        };
        let template = "Downloading {wide_bar} {bytes} of {total_bytes}  {eta} left";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(Some(0), target).with_style(style);
        Self { name: Safe::new(address.file_name()), bar, told: (seen && plain).then(Instant::now) }
    }

    fn tell(&mut self, done: u64, of: Option<u64>) {
        self.bar.set_length(of.unwrap_or(done));
        self.bar.set_position(done);
        if self.told.is_some_and(|told| told.elapsed() >= PLAIN_EVERY) {
            let of = of.map(|of| format!(" of {}", bytes(of))).unwrap_or_default();
            complain(&format!("{}: {}{of}", self.name, bytes(done)));
            self.told = Some(Instant::now());
        }
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
