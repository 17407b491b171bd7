// The phone around the page: its lock screen, its headphones' buttons, its light.

let lock = null;

const media = navigator.mediaSession;

const tell = (title) => {
  if (!media || !window.MediaMetadata || !going) return;
  media.metadata = new MediaMetadata({ title, artist: session.author || '', album: session.title });
};

const position = () => {
  // At night nothing counts, on the lock screen neither.
  if (!media || !media.setPositionState || session.night) return;
  const duration = sound.duration;
  if (!(duration > 0) || !isFinite(duration)) return;
  media.setPositionState({ duration, playbackRate: 1, position: Math.min(sound.currentTime, duration) });
};

const handle = (action, deed) => {
  // Not every browser knows every action, and says so by throwing.
  try { media.setActionHandler(action, deed); } catch (unknown) { /* then not */ }
};
if (media) {
  // While a question is open, a headphone's button answers that all is well.
  handle('play', () => (scene === 'asking' ? goOn() : play()));
  handle('pause', () => pause());
  handle('previoustrack', () => back());
  handle('nexttrack', () => forward());
  handle('seekto', (to) => go(to.seekTime));
}

// By day the screen stays on while it plays. At night it may go dark. A wish: phones may refuse.
const wake = () => {
  if (!navigator.wakeLock || session.night) return;
  if (playing && !document.hidden && !lock) {
    lock = navigator.wakeLock.request('screen').catch(() => null);
  } else if (lock && (!playing || document.hidden)) {
    lock.then((held) => held && held.release()).catch(() => {});
    lock = null;
  }
};
document.addEventListener('visibilitychange', () => {
  wake();
  if (!document.hidden && playing) { show(); again(); }
});

// Playing or not has changed.
const settled = () => {
  const word = playing ? 'Pause' : sound.ended ? 'Again' : 'Go on';
  put('pause-word', say(word));
  $('pause-sign').setAttribute('d', playing ? 'M8 5v14M16 5v14' : 'M7 5l12 7-12 7z');
  if (media) media.playbackState = playing ? 'playing' : 'paused';
  wake();
  position();
  if (playing) again();
};
