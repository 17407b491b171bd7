// Speaking up: the sound fades, one question is asked, and the answer holds for the rest of the session. Silence is
// rest: nothing is picked by waiting. Nothing is kept.

const up = session.speakUp;
const UP_FADE = 150; // ms
const TWICE = 2000; // asked for twice within this (ms), it is for help
const WAITS = 20000; // ms until it is said that the page waits
const CLEARS = 60000; // ms until it is asked whether it has cleared
const HELD = 1500; // the button that leaves the emergency is held so long (ms)
// A line that began longer ago (s) is not said again.
const AGAIN = 12;

let scene = null; // what is asked or told, while something is
let pressed = 0; // when it was last asked for (ms)
let times = {}; // how often each answer was given
let spoke = []; // what was said, to be told at the end
let patience = 0;
let holding = 0;
let fates = {}; // by a step's number: 'l' lighter, 'x' left out

const isOut = (i) => !!steps[i] && fates[steps[i].number] === 'x';

// From here on or back, the first step that is played; the last place of all where none is.
const played = (i, way) => {
  let at = i;
  while (isOut(at)) at += way;
  return at;
};

const own = (node, text) => {
  node.textContent = text.charAt(0).toUpperCase() + text.slice(1);
  node.lang = up.language;
  return node;
};

// What is told, and what can be answered: a label, a deed and a key each.
const ask = (name, said, choices) => {
  clearTimeout(patience);
  scene = name;
  $('now').hidden = true;
  $('speak').hidden = false;
  $('speak').className = name;
  $('speak').replaceChildren();
  said.forEach((text, i) => {
    const line = own(made(i ? 'p' : 'h2'), text);
    line.tabIndex = -1;
    $('speak').append(line);
  });
  choices.forEach(([words, deed, key]) => {
    const button = own(made('button'), words);
    button.type = 'button';
    button.dataset.key = key;
    button.setAttribute('aria-keyshortcuts', key);
    button.addEventListener('click', deed);
    $('speak').append(button);
  });
  // The whole of it is read, not only the button.
  $('speak').firstChild.focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

const later = (then, ms) => { patience = setTimeout(then, ms); };

// It is told that the page waits, and nothing else happens.
const waiting = () => later(() => $('speak').append(own(made('p', 'quiet'), up.words.waits)), WAITS);

// Words are read at this pace, and a moment is left after them.
const readingTime = (text) => 450 * text.split(/\s+/).length + 1200;

const speakUp = () => {
  if (!going || scene === 'emergency') return;
  const again = performance.now() - pressed < TWICE;
  pressed = performance.now();
  if (again && scene) { emergency(); return; }
  pause(UP_FADE);
  const choices = up.answers.map((answer) => [answer.words, () => answered(answer), answer.key]);
  choices.push([up.words.goOn, () => goOn(), 'Enter'], [up.words.end, () => end(), 'q']);
  ask('asking', [up.words.letGo, up.words.question], choices);
  waiting();
};

const answered = (answer) => {
  const step = steps[Math.min(Math.max(shown, 0), steps.length - 1)];
  const about = step && steps[step.about];
  const grave = answer.id === 'numb' || answer.id === 'dizzy';
  if (answer.id === 'serious' || (grave && about && about.neck)) { emergency(); return; }
  times[answer.id] = (times[answer.id] || 0) + 1;
  spoke.push((about ? about.name + ': ' : '') + answer.words);
  const again = times[answer.id] > 1 && answer.id === 'too-strong' ? '+' : '';
  const stop = [up.words.end, () => end(), 'q'];
  const ready = [up.words.ready, () => goOn(), 'Enter'];
  take(about, answer.id + again);
  if (answer.id === 'too-strong') {
    const words = [up.words.lighter, up.words.noHolds, up.words.endOffer][Math.min(times[answer.id], 3) - 1];
    // A recording cannot speak more gently: leaving the place out is one tap away.
    ask('lighter', [words], [ready, [up.words.leavePlace, () => { take(about, 'sharp'); settle(); }, '2'], stop]);
    waiting();
  } else if (answer.id === 'numb') {
    ask('clearing', [up.words.handsOff], [stop]);
    later(() => cleared(about), CLEARS);
  } else if (answer.id === 'dizzy') {
    ask('resting', [up.words.sitDown], [ready, stop]);
  } else if (answer.id === 'upset') {
    const alone = () => ask('resting', [up.words.notSafe], [[up.words.end, () => end(), 'q']]);
    ask('resting', [up.words.ground], [ready, [up.words.unsafe, alone, '6'], stop]);
  } else {
    settle();
  }
};

const cleared = (about) => {
  const tellDoctor = () => ending(up.words.askToday);
  const saddle = () => {
    ask('saddle', [up.words.saddle], [[up.words.yes, () => emergency(), 'y'], [up.words.no, tellDoctor, 'n']]);
    waiting();
  };
  const no = about && about.back ? saddle : tellDoctor;
  ask('cleared', [up.words.cleared], [[up.words.yes, () => goOn(), 'y'], [up.words.no, no, 'n']]);
  waiting();
};

// The place is left out from here on; then it goes on by itself.
const settle = () => {
  ask('settling', [up.words.leftOut], [[up.words.ready, () => goOn(), 'Enter'], [up.words.end, () => end(), 'q']]);
  later(() => goOn(), readingTime(up.words.leftOut));
};

const ending = (words) => {
  ask('ending', [words], [[up.words.end, () => end(), 'q']]);
};

const take = (about, answer) => {
  const letters = about && (up.fates[about.number] || {})[answer];
  if (!letters) return;
  for (let i = 0; i < letters.length; i += 1) {
    if (letters[i] === 'x' || (letters[i] === 'l' && fates[i + 1] !== 'x')) fates[i + 1] = letters[i];
  }
  document.querySelectorAll('#steps button').forEach((button) => {
    button.classList.toggle('out', isOut(Number(button.value)));
    button.disabled = isOut(Number(button.value));
  });
};

const close = () => {
  clearTimeout(patience);
  scene = null;
  $('speak').hidden = true;
  $('now').hidden = false;
};

const goOn = () => {
  const at = played(Math.max(shown, 0), 1);
  if (at >= steps.length && shown < steps.length) { ending(up.words.nothingLeft); return; }
  close();
  const line = lineAt(now(), shown);
  if (at !== shown && shown >= 0) target = at < steps.length ? steps[at].start - EARLY : session.done;
  // The words that were cut off are said again.
  else if (line && now() - line.at < AGAIN && now() > line.at) target = Math.max(0, line.at - EARLY);
  shown = null;
  play();
  show();
  $('pause').focus({ preventScroll: true });
};

// The session is over, and can be begun again.
const end = () => {
  close();
  pause();
  const told = spoke;
  [times, spoke, fates] = [{}, [], {}];
  take(null, '');
  document.querySelectorAll('#steps button').forEach((button) => { button.disabled = false; button.classList.remove('out'); });
  target = 0;
  if (sound.paused) land();
  going = false;
  root.classList.remove('going');
  $('now').hidden = true;
  $('before').hidden = false;
  tellThem($('said-before'), told);
};

// For whoever gave the page to the listener: nobody else learns of it.
const tellThem = (node, told) => {
  node.hidden = !told.length;
  node.replaceChildren();
  if (!told.length) return;
  node.append(own(made('p'), up.words.tellThem));
  const list = node.appendChild(made('ul'));
  told.forEach((words) => { list.append(stranger(made('li'), words)); });
};

const emergency = () => {
  pause(UP_FADE);
  ask('emergency', [up.words.number, up.words.serious], []);
  const list = $('speak').appendChild(made('ul'));
  up.signs.forEach((sign) => { list.append(own(made('li'), sign)); });
  [up.today, up.meanwhile].forEach((text) => $('speak').append(own(made('p'), text)));
  const leave = own(made('button'), up.words.hold);
  leave.type = 'button';
  const hold = (event) => {
    if (event.type === 'keydown' && (event.repeat || (event.key !== ' ' && event.key !== 'Enter'))) return;
    clearTimeout(holding);
    leave.classList.add('held');
    holding = setTimeout(() => { spoke = []; end(); }, HELD);
  };
  const release = () => { clearTimeout(holding); leave.classList.remove('held'); };
  ['pointerdown', 'keydown'].forEach((kind) => leave.addEventListener(kind, hold));
  ['pointerup', 'pointerleave', 'pointercancel', 'keyup', 'blur'].forEach((kind) => leave.addEventListener(kind, release));
  leave.addEventListener('contextmenu', (event) => event.preventDefault());
  $('speak').append(leave);
};

// Keys, where there are some. True if the key was for this.
const answerKey = (key) => {
  if (key === 'h') { speakUp(); return true; }
  if (!scene) return false;
  const button = [...$('speak').querySelectorAll('button')].find((it) => it.dataset.key === key);
  if (button && key !== 'Enter') { button.click(); return true; }
  // Enter on a button is that button's; elsewhere it goes on.
  if (button && !$('speak').querySelector('button:focus')) { button.click(); return true; }
  return false;
};
