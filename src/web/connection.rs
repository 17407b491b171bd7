//! The one file that opens connections: HTTP over TLS, by `ureq` and `rustls`. Its resolver is where addresses of this
//! computer are refused: what it gives is what is connected to, on each of the ways that an answer is sent on, so that
//! no name can mean one computer when it is looked at and another when it is used.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use rustls::crypto::ring;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

use super::address::Address;
use super::download::{Answer, Web, Whence};
use super::public::is_public;
use super::refusal::{StatusWords, WebError};

/// What balm calls itself: no version, no system, nothing to tell its users apart by.
const USER_AGENT: &str = "balm";

/// Asks for the file at this address; what is sent on is followed. All of it may take `total`.
pub(super) fn open(web: &Web, address: &Address, total: Duration) -> Result<Answer, WebError> {
    let config = config(web, total)?;
    let agent = Agent::with_parts(config, DefaultConnector::default(), Guard(web.whence));
    let told = |e: Error| told(e, web.limits.redirects);
    let response = agent.get(address.to_string()).call().map_err(told)?;
    let uri = ureq::ResponseExt::get_uri(&response);
    // What was connected to was https and without a password, or it would have been refused.
    let from = Address::read(&uri.to_string()).unwrap_or_else(|_| address.clone());
    let body = response.into_body();
    let length = body.content_length();
    Ok(Answer { address: from, length, body: Box::new(body.into_reader()) })
}

fn config(web: &Web, total: Duration) -> Result<Config, WebError> {
    let roots = match &web.authorities {
        None => RootCerts::PlatformVerifier,
        Some(pem) => {
            RootCerts::from([Certificate::from_pem(pem).map_err(|e| WebError::Other(e.to_string()))?])
        }
    };
    let tls = TlsConfig::builder()
        .root_certs(roots)
        .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
        .build();
    let limits = &web.limits;
    Ok(Agent::config_builder()
        .https_only(true)
        .max_redirects(limits.redirects)
        .proxy(None)
        .user_agent(USER_AGENT)
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_recv_response(Some(limits.stall))
        .timeout_per_read(Some(limits.stall))
        .timeout_global(Some(total))
        .max_idle_connections(0)
        .tls_config(tls)
        .build())
}

/// What a failure to read the body means.
pub(super) fn read_error(error: io::Error, redirects: u32) -> WebError {
    told(Error::from(error), redirects)
}

fn told(error: Error, redirects: u32) -> WebError {
    match error {
        Error::HostNotFound => WebError::NoHost,
        Error::Timeout(_) => WebError::Slow,
        Error::StatusCode(status) => WebError::Status(StatusWords(status)),
        Error::TooManyRedirects => WebError::Redirects(redirects),
        Error::RequireHttpsOnly(_) => WebError::UnsafeRedirect,
        Error::Other(refused) if refused.is::<Refused>() => match refused.downcast_ref() {
            Some(Refused::Credentials) => WebError::UnsafeRedirect,
            _ => WebError::Private,
        },
        Error::Rustls(rustls::Error::InvalidCertificate(rustls::CertificateError::UnknownIssuer)) => {
            WebError::UnknownAuthority
        }
        Error::Rustls(rustls::Error::InvalidCertificate(why)) => WebError::Certificate(certificate(&why)),
        Error::Rustls(rustls::Error::General(_)) => WebError::NoAuthorities,
        Error::Rustls(why) => WebError::Tls(why.to_string()),
        Error::Io(why) => io_error(why),
        other => WebError::Other(other.to_string()),
    }
}

fn io_error(error: io::Error) -> WebError {
    use io::ErrorKind::{
        ConnectionAborted, ConnectionReset, InvalidData, TimedOut, UnexpectedEof, WouldBlock,
    };
    let text = error.to_string();
    match error.kind() {
        UnexpectedEof | ConnectionReset | ConnectionAborted => WebError::Truncated,
        TimedOut | WouldBlock => WebError::Slow,
        // What is wrong in the handshake comes wrapped.
        InvalidData => match error.into_inner().and_then(|why| why.downcast::<rustls::Error>().ok()) {
            Some(why) => told(Error::Rustls(*why), 0),
            None => WebError::Other(text),
        },
        _ if text.contains("failed to lookup address") => WebError::NoHost,
        _ => WebError::Connect(error),
    }
}

/// Why a certificate is refused, in words for whoever looks after the site.
fn certificate(why: &rustls::CertificateError) -> String {
    use rustls::CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet, NotValidYetContext,
    };
    match why {
        Expired | ExpiredContext { .. } => "its certificate has expired".to_owned(),
        NotValidYet | NotValidYetContext { .. } => {
            "its certificate is not valid yet; is the clock of this computer right?".to_owned()
        }
        NotValidForName | NotValidForNameContext { .. } => "its certificate is for another name".to_owned(),
        other => other.to_string(),
    }
}

/// Why an address is not connected to.
#[derive(Debug)]
enum Refused {
    Credentials,
    Private,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refused {}

/// Finds where a name leads, and gives only what may be connected to.
#[derive(Debug)]
struct Guard(Whence);

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let refused = |why| Err(Error::Other(Box::new(why)));
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return refused(Refused::Credentials);
        }
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        for address in found.iter().filter(|address| self.0 == Whence::Anywhere || is_public(address.ip())) {
            allowed.push(*address);
        }
        if allowed.is_empty() { refused(Refused::Private) } else { Ok(allowed) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(address: &str, whence: Whence) -> Result<usize, String> {
        let uri: Uri = address.parse().expect("an address");
        let config = Agent::config_builder().build();
        let found = Guard(whence).resolve(&uri, &config, NextTimeout::default());
        found.map(|found| found.len()).map_err(|e| format!("{:?}", told(e, 3)))
    }

    #[test]
    fn on_every_hop_only_what_is_allowed_is_given_to_connect_to() {
        for here in
            ["https://127.0.0.1/", "https://[::1]/", "https://192.168.1.1:8443/x", "https://2130706433/"]
        {
            assert_eq!(resolved(here, Whence::Internet), Err("Private".to_owned()), "{here}");
            assert_eq!(resolved(here, Whence::Anywhere), Ok(1), "{here}");
        }
        assert_eq!(resolved("https://1.1.1.1/", Whence::Internet), Ok(1));
        for whence in [Whence::Internet, Whence::Anywhere] {
            assert_eq!(resolved("https://anna:secret@1.1.1.1/", whence), Err("UnsafeRedirect".to_owned()));
        }
    }
}
