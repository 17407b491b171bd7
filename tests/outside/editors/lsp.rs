//! An editor with one open file, in so far as a language server cares.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::tool::{Desk, Tool, directed};

/// A busy machine is slow to answer.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Editor {
    server: Child,
    replies: Receiver<Value>,
    folder: String,
    sent: u64,
}

impl Editor {
    pub fn open(tool: &Tool, desk: &Desk) -> Self {
        let mut command = tool.command(desk);
        command.args(["lsp", "--offline"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = command.spawn().unwrap();
        let mut out = BufReader::new(server.stdout.take().unwrap());
        let (sender, replies) = channel();
        std::thread::spawn(move || {
            while let Some(message) = message(&mut out) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let folder = format!("file://{}", desk.path().display());
        let mut editor = Self { server, replies, folder: folder.clone(), sent: 0 };
        let capabilities = json!({ "textDocument": { "completion": { "completionItem": {} } } });
        let world = json!({ "processId": null, "rootUri": folder, "capabilities": capabilities });
        editor.ask("initialize", world);
        editor.tell("initialized", json!({}));
        editor
    }

    /// What is offered at the `¦` of a routine, each with what is said about it: as soon as `wanted` is among it.
    pub fn complete(&mut self, text: &str, wanted: &str) -> Vec<(String, String)> {
        let text = directed(&format!("balm = 1\ntitle = \"x\"\n{text}\n"));
        let (before, after) = text.split_once('¦').unwrap();
        let line = before.matches('\n').count();
        let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
        let uri = format!("{}/routine-{}.toml", self.folder, self.sent);
        let text = before.to_owned() + after;
        let document = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        let here =
            json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": column } });
        // A server may answer before it has looked at what was opened, or at the schema.
        let mut items = Vec::new();
        for _ in 0..100 {
            let reply = self.ask("textDocument/completion", here.clone());
            let reply = reply.get("items").unwrap_or(&reply).as_array().cloned().unwrap_or_default();
            items = reply.iter().map(offered).collect();
            if items.iter().any(|(label, _)| label == wanted) {
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        items
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let id = self.sent;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message =
                self.replies.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no answer to {method}"));
            if message.get("method").is_some() {
                // A question of the server's own: there are no settings to tell it.
                if let Some(id) = message.get("id") {
                    self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": null }));
                }
            } else if message["id"] == id {
                return message["result"].clone();
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        let server = self.server.stdin.as_mut().unwrap();
        write!(server, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        server.flush().unwrap();
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A completion's label and what is said about it.
fn offered(item: &Value) -> (String, String) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let about = &item["documentation"];
    (text(&item["label"]).trim_matches('"').to_owned(), text(about.get("value").unwrap_or(about)))
}

/// The next message; none when the server is gone.
fn message(out: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", bytes)) => length = bytes.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    out.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
