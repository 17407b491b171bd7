//! nginx, with certificates that are right and wrong, and behind it a server that breaks off, stalls and never ends.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{sleep, spawn};
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};

/// How long nginx may take to begin, on a busy machine.
const SOON: Duration = Duration::from_secs(40);

/// What is not installed here.
pub fn missing() -> Option<String> {
    let there = Command::new(program()).arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status();
    (!there.is_ok_and(|status| status.success())).then(|| "nginx is not installed".to_owned())
}

/// Debian keeps it where only root looks.
fn program() -> &'static str {
    let usual = "/usr/sbin/nginx";
    if Path::new(usual).exists() { usual } else { "nginx" }
}

/// A running server; it ends with this value.
pub struct Server {
    nginx: Child,
    folder: tempfile::TempDir,
    /// The port of the server whose certificate is right, and those of servers where something is wrong.
    pub port: u16,
    pub stranger: u16,
    pub other_name: u16,
    pub expired: u16,
    pub plain: u16,
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::Builder::new().prefix("balm-web-").tempdir().unwrap();
        fs::create_dir(folder.path().join("www")).unwrap();
        certificates(folder.path());
        let [port, stranger, other_name, expired, plain] = free_ports();
        let raw = raw_server();
        let text = settings(folder.path(), [port, stranger, other_name, expired, plain], raw);
        fs::write(folder.path().join("nginx.conf"), text).unwrap();
        let mut command = Command::new(program());
        command.arg("-p").arg(folder.path()).arg("-c").arg(folder.path().join("nginx.conf"));
        command.args(["-e", "error.log"]).stdout(Stdio::null()).stderr(Stdio::null());
        let nginx = command.spawn().unwrap();
        let server = Self { nginx, folder, port, stranger, other_name, expired, plain };
        let limit = Instant::now() + SOON;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = fs::read_to_string(server.folder.path().join("error.log"));
            assert!(Instant::now() < limit, "nginx does not begin: {log:?}");
            sleep(Duration::from_millis(20));
        }
        server
    }

    /// The address of a file on it.
    pub fn at(&self, path: &str) -> String {
        format!("https://localhost:{}/{path}", self.port)
    }

    /// A file that it gives.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("www").join(name)
    }

    /// The certificate of the authority that vouches for it.
    pub fn authority(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// What was asked of it so far: a line each, with what the asker calls itself.
    pub fn asked(&self) -> Vec<String> {
        // nginx writes a line once the answer has gone out.
        sleep(Duration::from_millis(100));
        let log = fs::read_to_string(self.folder.path().join("access.log")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.nginx.kill();
        let _ = self.nginx.wait();
    }
}

/// An authority, and what it and another say of this computer.
fn certificates(folder: &Path) {
    let authority = |name: &str| {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(rcgen::DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        (params.self_signed(&key).unwrap().pem(), Issuer::new(params, key))
    };
    let (pem, known) = authority("Known to the test");
    fs::write(folder.join("ca.pem"), pem).unwrap();
    let (_, stranger) = authority("Known to nobody");
    let leaf = |file: &str, name: &str, issuer: &Issuer<'_, KeyPair>, is_expired: bool| {
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        if is_expired {
            (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2021, 1, 1));
        }
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, issuer).unwrap();
        fs::write(folder.join(format!("{file}.pem")), certificate.pem()).unwrap();
        fs::write(folder.join(format!("{file}.key")), key.serialize_pem()).unwrap();
    };
    leaf("right", "localhost", &known, false);
    leaf("stranger", "localhost", &stranger, false);
    leaf("other-name", "anna.example.org", &known, false);
    leaf("expired", "localhost", &known, true);
}

fn free_ports<const N: usize>() -> [u16; N] {
    // All held at once, so that no two are the same.
    let held = [(); N].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

fn settings(folder: &Path, [port, stranger, other_name, expired, plain]: [u16; 5], raw: u16) -> String {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path temp-{kind};"))
        .join(" ");
    let site = |port: u16, certificate: &str, locations: &str| {
        format!(
            "server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {certificate}.pem;
             ssl_certificate_key {certificate}.key; root www; default_type application/octet-stream; {locations} }}\n"
        )
    };
    let here = format!("https://localhost:{port}");
    let locations = format!(
        "location = /to-http.balm {{ return 302 http://localhost:{plain}/neck.balm; }}
         location = /to-password.balm {{ return 302 https://anna:secret@localhost:{port}/neck.balm; }}
         location = /loop.balm {{ return 302 /loop.balm; }}
         location = /one.balm {{ return 302 {here}/neck.balm; }}
         location = /two.balm {{ return 301 {here}/one.balm; }}
         location = /three.balm {{ return 307 two.balm; }}
         location = /four.balm {{ return 308 {here}/three.balm; }}
         location = /go/to/list.json {{ return 302 {here}/index.json; }}
         location = /fault.balm {{ return 500; }}
         location = /closed.balm {{ return 401; }}
         location /raw/ {{ proxy_pass http://127.0.0.1:{raw}; proxy_http_version 1.1; proxy_buffering off;
             proxy_read_timeout 300s; }}"
    );
    let sites = [
        site(port, "right", &locations),
        site(stranger, "stranger", ""),
        site(other_name, "other-name", ""),
        site(expired, "expired", ""),
        format!("server {{ listen 127.0.0.1:{plain}; root www; }}\n"),
    ];
    format!(
        "daemon off; master_process off; pid {0}/pid; error_log {0}/error.log;
         events {{ }}
         http {{ {temporary}
         log_format asked '$scheme $request_method $request_uri \"$http_user_agent\" cookie=$http_cookie auth=$http_authorization';
         access_log {0}/access.log asked;\n{1} }}\n",
        folder.display(),
        sites.concat(),
    )
}

/// A server that answers as no right one would. It ends with the test program.
fn raw_server() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    spawn(move || {
        for stream in listener.incoming().flatten() {
            spawn(move || {
                // Whoever asked has gone: that is what is tested.
                let _ = answer(stream);
            });
        }
    });
    port
}

fn answer(stream: TcpStream) -> std::io::Result<()> {
    let mut line = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    reader.read_line(&mut line)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let (mut out, path) = (stream, line.split(' ').nth(1).unwrap_or_default());
    let long = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n0123456789";
    let begun = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    match path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default() {
        "truncated" => out.write_all(long.as_bytes()),
        "stalling" => {
            out.write_all(long.as_bytes())?;
            sleep(Duration::from_secs(300));
            Ok(())
        }
        "silent" => {
            sleep(Duration::from_secs(300));
            Ok(())
        }
        "huge" => out.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx"),
        "endless" => {
            out.write_all(begun.as_bytes())?;
            let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
            loop {
                out.write_all(chunk.as_bytes())?;
            }
        }
        "trickling" => {
            out.write_all(begun.as_bytes())?;
            loop {
                out.write_all(b"1\r\nx\r\n")?;
                sleep(Duration::from_millis(50));
            }
        }
        _ => out.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    }
}
