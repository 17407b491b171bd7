// The sound: no hard cut anywhere. What is wanted is set at once; the sound follows at the end of a fade.

const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const session = JSON.parse($('session').textContent);
const { steps, lines } = session;
const sound = $('sound');
// A step is shown, and jumped to, this much early (s): the fade is over when its first word comes.
const EARLY = 0.3;
const FADE = 250; // ms
// A step that has gone on for longer (s) is begun again by going back.
const FRESH = 3;

let going = false; // after Start
let playing = false; // what is wanted
let target = null; // where to go once it is quiet (s)
let fading = 0;

// iOS keeps its volume to itself: there the fade is only a short wait.
const fade = (to, then, ms = FADE) => {
  clearInterval(fading);
  const from = sound.volume;
  const began = performance.now();
  fading = setInterval(() => {
    // By the time gone, not by counting: a page in the background is called seldom.
    const gone = Math.min(1, (performance.now() - began) / ms);
    sound.volume = Math.min(1, Math.max(0, from + (to - from) * gone));
    if (gone < 1) return;
    clearInterval(fading);
    if (then) then();
  }, 25);
};

const land = () => {
  if (target === null) return;
  sound.currentTime = target;
  target = null;
};

const quieten = (ms) => fade(0, () => {
  land();
  if (!playing) sound.pause();
}, ms);

const play = () => {
  if (scene) return;
  playing = true;
  if (!sound.paused) {
    if (target === null) fade(1);
    else quieten();
  } else {
    land();
    // The session's own beginning is a fade already.
    if (sound.currentTime > 0) sound.volume = 0;
    const begun = sound.play();
    if (begun) begun.then(() => { if (playing && target === null) fade(1); }).catch(refused);
  }
  settled();
};

const pause = (ms) => {
  playing = false;
  if (!sound.paused) quieten(ms);
  settled();
};

const go = (seconds) => {
  target = Math.max(0, seconds);
  show();
  if (sound.paused) land();
  else quieten();
};

// As with any player of music: the beginning of this one first.
const back = () => {
  const within = shown >= 0 && shown < steps.length && now() > steps[shown].start + FRESH;
  jump(within ? shown : played(shown - 1, -1));
};

const forward = () => jump(played(shown + 1, 1));

const now = () => (target === null ? sound.currentTime : target);

const jump = (i) => {
  if ($('start').disabled) return;
  go(i < 0 ? 0 : i < steps.length ? steps[i].start - EARLY : session.done);
  if (!going) start();
};

const refused = (error) => {
  // A play() that a pause overtook is no failure.
  if (error && error.name === 'AbortError') return;
  playing = false;
  settled();
  trouble(say('The sound did not start. Try once more, or use the steps below without it.'));
};

const trouble = (text) => {
  $('trouble').textContent = text;
  $('trouble').hidden = false;
};

sound.addEventListener('seeked', () => {
  if (target === null && playing) fade(1);
  show();
  position();
});
sound.addEventListener('timeupdate', () => show());
sound.addEventListener('ended', () => { playing = false; settled(); show(); });
sound.addEventListener('error', () => {
  if (sound.getAttribute('src')) trouble(say('This browser cannot play the sound. The steps below do without it.'));
});
// A call came in, or the headphones were pulled out.
sound.addEventListener('pause', () => { playing = false; settled(); });
// Gone on from the lock screen or by a headphone's button.
sound.addEventListener('play', () => {
  if (playing) return;
  if (scene) { sound.pause(); return; }
  playing = true;
  fade(1);
  settled();
});
