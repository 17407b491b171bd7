//! A browser without a window, and a page in it: opened, looked at, clicked and typed on.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use balm::process::find_program_in;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::socket::Socket;

/// How long anything may take to come.
const PATIENCE: Duration = Duration::from_secs(15);

/// In every page before anything else: what its policy refuses is noted, and what it asks of the phone.
const WATCH: &str = "
    window.refused = []; window.actions = {}; window.lights = 0;
    addEventListener('securitypolicyviolation', (e) => refused.push(e.violatedDirective + ' ' + e.blockedURI));
    navigator.mediaSession.setActionHandler = (name, deed) => { actions[name] = deed; };
    WakeLock.prototype.request = async () => { lights += 1; return { release: async () => { lights -= 1; } }; };
";

/// Where a browser of the Chromium kind is.
pub fn find() -> Option<PathBuf> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    names.iter().find_map(|name| find_program_in(OsStr::new(name), &paths))
}

/// A page in a browser of its own.
pub struct Page {
    child: Child,
    socket: Socket,
    session: String,
    calls: u64,
    events: Vec<Value>,
    folder: TempDir,
}

impl Page {
    /// Opens `html` from a file, as a phone of 360 by 740.
    pub fn open(html: &str) -> Self {
        let mut page = Self::blank();
        page.show(html);
        page
    }

    /// A page with nothing in it yet.
    pub fn blank() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(find().expect("no chromium in the PATH"))
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--mute-audio"])
            .args(["--disable-breakpad", "--disable-background-networking", "--remote-debugging-port=0"])
            .arg(format!("--user-data-dir={}", folder.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (port, path) = listens(folder.path());
        let socket = Socket::connect(port, &path);
        let mut page = Self { child, socket, session: String::new(), calls: 0, events: Vec::new(), folder };
        let target = page.call("Target.createTarget", json!({ "url": "about:blank" }));
        let target = json!({ "targetId": target["targetId"], "flatten": true });
        page.session = page.call("Target.attachToTarget", target)["sessionId"].as_str().unwrap().to_owned();
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.call("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
        page.size(360, 740);
        page
    }

    /// Writes `html` to a file and goes there.
    pub fn show(&mut self, html: &str) {
        let file = self.folder.path().join("page.html");
        std::fs::write(&file, html).unwrap();
        self.call("Page.navigate", json!({ "url": format!("file://{}", file.display()) }));
        self.until("location.protocol === 'file:' && document.readyState === 'complete'");
    }

    /// One call of the browser's protocol, and its answer.
    #[track_caller]
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.calls += 1;
        let mut call = json!({ "id": self.calls, "method": method, "params": params });
        if !self.session.is_empty() {
            call["sessionId"] = json!(self.session);
        }
        self.socket.send(&call.to_string());
        loop {
            let mut message: Value = serde_json::from_str(&self.socket.receive()).unwrap();
            if message["id"] == self.calls {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].take();
            }
            // An open dialog would keep the page from answering.
            let dialog = message["method"] == "Page.javascriptDialogOpening";
            self.events.push(message);
            if dialog {
                self.calls += 1;
                let close = json!({
                    "id": self.calls, "method": "Page.handleJavaScriptDialog",
                    "params": { "accept": false }, "sessionId": self.session,
                });
                self.calls -= 1;
                self.socket.send(&close.to_string());
            }
        }
    }

    /// What an expression comes to in the page.
    #[track_caller]
    pub fn js(&mut self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut result = self.call("Runtime.evaluate", params);
        assert!(result["exceptionDetails"].is_null(), "{expression}: {}", result["exceptionDetails"]);
        result["result"]["value"].take()
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub fn until(&mut self, expression: &str) {
        let begun = Instant::now();
        while self.js(&format!("!!({expression})")) != true {
            if begun.elapsed() > PATIENCE {
                let seen = self.js("document.body.innerText.slice(0, 600)");
                let sound = self
                    .js("(s => s && [s.currentTime, s.paused, s.volume])(document.querySelector('audio'))");
                panic!("never: {expression}\nsound {sound}, in view: {seen}");
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Clicks in the middle of an element, as a mouse does, once the page has come to rest.
    #[track_caller]
    pub fn click(&mut self, selector: &str) {
        let middle = self.js(&format!(
            "(async () => {{ const e = document.querySelector({}); e.scrollIntoView({{ block: 'center' }}); \
             const frame = () => new Promise(requestAnimationFrame); \
             const middle = () => {{ const r = e.getBoundingClientRect(); \
             return [r.x + r.width / 2, r.y + r.height / 2]; }}; \
             for (;;) {{ const at = middle(); await frame(); await frame(); \
             if (`${{at}}` === `${{middle()}}`) return at; }} }})()",
            json!(selector)
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let click =
                json!({ "type": kind, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", click);
        }
    }

    /// Presses a key.
    pub fn key(&mut self, key: &str) {
        let code = if key == " " { "Space" } else { key };
        let number = match key {
            " " => 32,
            "Tab" => 9,
            "ArrowLeft" => 37,
            "ArrowRight" => 39,
            "Enter" => 13,
            _ if key.len() == 1 => u32::from(key.as_bytes()[0].to_ascii_uppercase()),
            _ => panic!("no number known for {key}"),
        };
        for kind in ["keyDown", "keyUp"] {
            let mut press =
                json!({ "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number });
            if kind == "keyDown" && key == " " {
                press["text"] = json!(" ");
            }
            self.call("Input.dispatchKeyEvent", press);
        }
    }

    /// A phone of this size.
    pub fn size(&mut self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": true });
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// As paper or screen, with a wish of its reader's such as `prefers-reduced-motion: reduce`.
    pub fn media(&mut self, media: &str, wish: &str) {
        let (name, value) = wish.split_once(": ").unwrap_or_default();
        let features = if name.is_empty() { json!([]) } else { json!([{ "name": name, "value": value }]) };
        self.call("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// What the browser had to complain of, what was asked for outside the file, what the policy refused.
    pub fn complaints(&mut self) -> Vec<String> {
        let mut complaints: Vec<String> = Vec::new();
        let refused = self.js("window.refused");
        complaints.extend(refused.as_array().unwrap().iter().map(|refused| format!("refused {refused}")));
        for event in &self.events {
            let method = event["method"].as_str().unwrap_or_default();
            let address = event["params"]["request"]["url"].as_str().unwrap_or_default();
            let own = ["file:", "blob:", "data:"].iter().any(|scheme| address.starts_with(scheme));
            let bad = match method {
                "Network.requestWillBeSent" => !own,
                "Log.entryAdded"
                | "Audits.issueAdded"
                | "Runtime.exceptionThrown"
                | "Runtime.consoleAPICalled"
                | "Page.javascriptDialogOpening" => true,
                _ => false,
            };
            if bad {
                complaints.push(event.to_string());
            }
        }
        complaints
    }

    /// Nothing went wrong, nothing was fetched, nothing was refused.
    #[track_caller]
    pub fn is_content(&mut self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "{complaints:#?}");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where the browser with this folder listens: it writes that down once it does.
fn listens(folder: &Path) -> (u16, String) {
    let begun = Instant::now();
    loop {
        let text = std::fs::read_to_string(folder.join("DevToolsActivePort")).unwrap_or_default();
        if let Some((port, path)) = text.split_once('\n').filter(|(_, path)| !path.is_empty()) {
            return (port.parse().unwrap(), path.trim().to_owned());
        }
        assert!(begun.elapsed() < PATIENCE, "the browser does not listen");
        std::thread::sleep(Duration::from_millis(30));
    }
}
