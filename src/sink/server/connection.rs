//! A conversation with the sound server: what it is asked, what it tells. Nothing waits for wall time: a server
//! does not answer when this thread has looked often enough and found nothing. So a program that is kept from
//! running never takes the server for dead.

use std::collections::VecDeque;
use std::ffi::CString;
use std::io::{Cursor, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use pulseaudio::protocol::{
    AuthParams, AuthReply, Command, CommandReply, MAX_VERSION, Prop, Props, SetClientNameReply,
    SubscriptionMask, TagStructReader, write_command_message, write_memblock,
};
use pulseaudio::{cookie_path_from_env, socket_path_from_env};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};

/// How long one look for an answer takes.
const LOOK: Duration = Duration::from_millis(50);
/// A message begins with its length and its channel.
const HEAD: usize = 20;
/// The channel of messages that carry no sound.
const CONTROL: u32 = u32::MAX;
/// No message is longer, in bytes: a list of hundreds of sinks is not.
const MAX_MESSAGE: usize = 16 << 20;
/// What a server takes for a cookie if it needs none.
const NO_COOKIE: [u8; 256] = [0; 256];

/// How often an answer is looked for, 20 times a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(pub u32);

/// Why there is no answer.
#[derive(Debug)]
pub enum Trouble {
    /// There is no server.
    Absent,
    /// There is one, and it does not answer.
    Silent,
    /// It has closed the connection, or what it says is no message.
    Closed,
    /// It answers that it will not.
    Refused(String),
}

/// An open connection.
pub struct Connection {
    socket: UnixStream,
    version: u16,
    asked: u32,
    /// What was read and not used.
    bytes: Vec<u8>,
    /// What the server told while an answer was waited for.
    told: VecDeque<Command>,
    hearing: Hearing,
    /// What was heard and not taken.
    sound: Vec<u8>,
}

/// Which sound the server may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hearing {
    /// None.
    Nothing,
    /// That of a stream whose channel it is about to tell.
    Soon,
    /// That of this channel.
    Channel(u32),
}

impl Connection {
    /// Connects to the user's server, which must answer within `limit`.
    pub fn open(limit: Limit) -> Result<Self, Trouble> {
        let path = socket_path_from_env().ok_or(Trouble::Absent)?;
        let address = SocketAddrUnix::new(&path).map_err(|_| Trouble::Absent)?;
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket =
            socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None).map_err(|_| Trouble::Absent)?;
        match connect(&socket, &address) {
            Ok(()) => {}
            // Too many wait for an answer already.
            Err(rustix::io::Errno::AGAIN) => return Err(Trouble::Silent),
            Err(_) => return Err(Trouble::Absent),
        }
        let cookie = cookie_path_from_env().and_then(|path| std::fs::read(path).ok());
        Self::over(socket.into(), cookie, limit)
    }

    /// Introduces itself over this socket, which must not block.
    pub fn over(socket: UnixStream, cookie: Option<Vec<u8>>, limit: Limit) -> Result<Self, Trouble> {
        let mut it = Self {
            socket,
            version: MAX_VERSION,
            asked: 0,
            bytes: Vec::new(),
            told: VecDeque::new(),
            hearing: Hearing::Nothing,
            sound: Vec::new(),
        };
        let cookie = cookie.unwrap_or_else(|| NO_COOKIE.to_vec());
        let auth = AuthParams { version: MAX_VERSION, supports_shm: false, supports_memfd: false, cookie };
        let reply: AuthReply = it.ask(&Command::Auth(auth), limit)?;
        it.version = MAX_VERSION.min(reply.version);
        let mut who = Props::new();
        let name: CString = c"balm".into();
        who.set(Prop::ApplicationName, &name);
        who.set(Prop::ApplicationId, &name);
        let _: SetClientNameReply = it.ask(&Command::SetClientName(who), limit)?;
        it.do_it(&Command::Subscribe(SubscriptionMask::SINK | SubscriptionMask::SERVER), limit)?;
        Ok(it)
    }

    /// Asks for something, and waits for the answer.
    pub fn ask<T: CommandReply>(&mut self, command: &Command, limit: Limit) -> Result<T, Trouble> {
        let answer = self.answer(command, limit)?;
        let (version, mut answer) = (self.version, Cursor::new(answer));
        // Which command, and its number: known already.
        Command::read_tag_prefixed(&mut answer, version).map_err(|_| Trouble::Closed)?;
        TagStructReader::new(&mut answer, version).read().map_err(|_| Trouble::Closed)
    }

    /// The same, where sound may come before the answer.
    pub fn ask_to_hear<T: CommandReply>(&mut self, command: &Command, limit: Limit) -> Result<T, Trouble> {
        self.hearing = Hearing::Soon;
        self.ask(command, limit)
    }

    /// From now on it hears this channel.
    pub fn hear(&mut self, channel: u32) {
        self.hearing = Hearing::Channel(channel);
    }

    /// What it has heard.
    pub fn heard(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.sound)
    }

    /// The same, where the answer is only that it was done.
    pub fn do_it(&mut self, command: &Command, limit: Limit) -> Result<(), Trouble> {
        self.answer(command, limit).map(drop)
    }

    fn answer(&mut self, command: &Command, limit: Limit) -> Result<Vec<u8>, Trouble> {
        self.asked += 1;
        let mut request = Vec::new();
        write_command_message(&mut request, self.asked, command, self.version)
            .map_err(|_| Trouble::Closed)?;
        self.write(&request)?;
        let mut looks = 0;
        loop {
            while let Some(message) = self.message()? {
                match Command::read_tag_prefixed(&mut Cursor::new(&message), self.version) {
                    Ok((number, Command::Reply)) if number == self.asked => return Ok(message),
                    Ok((number, Command::Error(why))) if number == self.asked => {
                        return Err(Trouble::Refused(why.to_string()));
                    }
                    // To a question that is no longer waited for.
                    Ok((_, Command::Reply | Command::Error(_))) | Err(_) => {}
                    Ok((_, told)) => self.told.push_back(told),
                }
            }
            if !self.read(LOOK)? {
                looks += 1;
                if looks >= limit.0 {
                    return Err(Trouble::Silent);
                }
            }
        }
    }

    /// What the server tells next, if it tells anything within `wait`. Returns as well when it has sent sound.
    pub fn next(&mut self, wait: Duration) -> Result<Option<Command>, Trouble> {
        loop {
            if let Some(told) = self.told.pop_front() {
                return Ok(Some(told));
            }
            while let Some(message) = self.message()? {
                // What is not understood does not concern a stream.
                if let Ok((_, told)) = Command::read_tag_prefixed(&mut Cursor::new(&message), self.version) {
                    self.told.push_back(told);
                }
            }
            if self.told.is_empty() && (!self.sound.is_empty() || !self.read(wait)?) {
                return Ok(None);
            }
        }
    }

    /// Sends sound.
    pub fn send(&mut self, channel: u32, sound: &[u8]) -> Result<(), Trouble> {
        let mut message = Vec::with_capacity(HEAD + sound.len());
        write_memblock(&mut message, channel, sound, 0).map_err(|_| Trouble::Closed)?;
        self.write(&message)
    }

    /// A whole message without its head, if one has been read. Sound is put aside.
    fn message(&mut self) -> Result<Option<Vec<u8>>, Trouble> {
        loop {
            let number = |at: usize| {
                let bytes = self.bytes.get(at..at + 4)?.try_into().ok()?;
                Some(u32::from_be_bytes(bytes))
            };
            let (Some(length), Some(channel)) = (number(0), number(4)) else { return Ok(None) };
            let length = length as usize;
            let is_heard = match self.hearing {
                Hearing::Nothing => false,
                Hearing::Soon => true,
                Hearing::Channel(heard) => channel == heard,
            };
            if length > MAX_MESSAGE || channel != CONTROL && !is_heard {
                return Err(Trouble::Closed);
            }
            if self.bytes.len() < HEAD + length {
                return Ok(None);
            }
            let message = self.bytes[HEAD..HEAD + length].to_vec();
            self.bytes.drain(..HEAD + length);
            if channel == CONTROL {
                return Ok(Some(message));
            }
            self.sound.extend_from_slice(&message);
        }
    }

    /// Reads what has come, or comes within `wait`; whether there was anything.
    fn read(&mut self, wait: Duration) -> Result<bool, Trouble> {
        let mut fds = [PollFd::new(&self.socket, PollFlags::IN)];
        // Interrupted or not, it is looked.
        let _ = poll(&mut fds, wait.try_into().ok().as_ref());
        let mut bytes = [0; 4096];
        match self.socket.read(&mut bytes) {
            Ok(0) => Err(Trouble::Closed),
            Ok(count) => {
                self.bytes.extend_from_slice(&bytes[..count]);
                Ok(true)
            }
            Err(e) if matches!(e.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => Ok(false),
            Err(_) => Err(Trouble::Closed),
        }
    }

    fn write(&mut self, mut bytes: &[u8]) -> Result<(), Trouble> {
        let mut looks = 0;
        while !bytes.is_empty() {
            match self.socket.write(bytes) {
                Ok(count) => bytes = &bytes[count..],
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(e) if e.kind() == ErrorKind::WouldBlock && looks < 100 => {
                    looks += 1;
                    let mut fds = [PollFd::new(&self.socket, PollFlags::OUT)];
                    let _ = poll(&mut fds, LOOK.try_into().ok().as_ref());
                }
                Err(e) if e.kind() == ErrorKind::WouldBlock => return Err(Trouble::Silent),
                Err(_) => return Err(Trouble::Closed),
            }
        }
        Ok(())
    }
}
