//! A therapist with a folder of routines on the web, and a client who has the address.

use std::fs;
use std::ops::Deref;
use std::process::Command;

use super::room::{Ran, Room};
use super::server::Server;

/// A routine that may be given away; `id` is its name too.
pub fn routine(id: &str, revision: u32, words: &str) -> String {
    format!(
        "#:schema https://localhost/balm.schema.json\nbalm = 1\ntitle = \"The {id}\"\nid = \"{id}\"\nrevision = {revision}\n\
         license = \"CC0-1.0\"\nauthor = {{ name = \"Anna Berg\" }}\n\n\
         [[step]]\ntechnique = \"arrive\"\nfor = \"6s\"\nsay = \"{words} If anything hurts, stop.\"\n\n\
         [[step]]\ntechnique = \"finish\"\nfor = \"6s\"\n"
    )
}

/// Therapist, server and client.
pub struct Shop {
    pub therapist: Room,
    pub client: Room,
    server: Server,
}

impl Deref for Shop {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}

impl Shop {
    /// Opens one with nothing in it; the therapist has a key.
    pub fn open() -> Self {
        let (therapist, client, server) = (Room::new(), Room::new(), Server::start());
        assert_eq!(therapist.balm(&["key", "new"]).code, Some(0));
        fs::create_dir(therapist.path("site")).unwrap();
        Self { therapist, client, server }
    }

    /// Packs a routine into the therapist's folder.
    pub fn pack(&self, id: &str, revision: u32, file: &str, args: &[&str]) {
        self.therapist.write(&format!("{id}.toml"), routine(id, revision, &format!("Rest, {revision}.")));
        let (toml, file) = (format!("{id}.toml"), format!("site/{file}"));
        let ran = self.therapist.balm(&[&["pack", &toml, "-o", &file, "--force"], args].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }

    /// Writes the list and copies the folder to the web host.
    pub fn publish(&self, args: &[&str]) -> Ran {
        let ran = self.therapist.balm(&[&["publish", "site"], args].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        self.upload();
        ran
    }

    /// Copies the folder to the web host.
    pub fn upload(&self) {
        for entry in fs::read_dir(self.therapist.path("site")).unwrap().flatten() {
            fs::copy(entry.path(), self.file(entry.file_name().to_str().unwrap())).unwrap();
        }
    }

    /// What a client types, on a computer that trusts the test's authority.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = self.client.command(args);
        command.env("SSL_CERT_FILE", self.authority());
        command
    }

    pub fn types(&self, args: &[&str]) -> Ran {
        self.client.run(self.command(args))
    }

    /// The same, where addresses of this computer may be asked.
    pub fn types_local(&self, args: &[&str]) -> Ran {
        self.types(&[args, &["--allow-local"]].concat())
    }

    /// The client adds what is in the list, and trusts the therapist.
    pub fn added(&self) {
        let ran = self.types_local(&["add", &self.at("index.json"), "--all", "--trust", "Anna"]);
        assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    }
}
