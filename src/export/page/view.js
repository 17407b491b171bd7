// What is shown: the step in view, its words, the time left, the breath. All text is a stranger's and is
// only ever set as text.

const AROUND = 2 * Math.PI * 94; // the ring's length
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

let shown = null; // the step in view: -1 before the first, steps.length after the last
let said = null;
let frames = 0;

const stranger = (node, text) => {
  node.textContent = text || '';
  node.hidden = !text;
  node.lang = session.language;
  return node;
};

const made = (name, kind, text) => {
  const node = document.createElement(name);
  if (kind) node.className = kind;
  if (text) node.textContent = text;
  return node;
};

// The page's own words, in the session's language where balm has them; else English.
const tongue = Object.keys(session.words).length ? session.language : 'en';
const say = (english, filled = {}) => (session.words[english] || english)
  .replace(/\{(\w+)\}/g, (braces, name) => (name in filled ? filled[name] : braces));

const clock = (s) => {
  const whole = Math.max(0, Math.ceil(s));
  return Math.floor(whole / 60) + ':' + String(whole % 60).padStart(2, '0');
};

// Rounded, so that the words stand still: to minutes, below two to ten seconds.
const inWords = (s) => {
  const tens = Math.round(s / 10) * 10;
  if (tens >= 120) return say('{number} minutes', { number: Math.round(s / 60) });
  if (tens > 60) return say('1 minute {number} seconds', { number: tens - 60 });
  if (tens === 60) return say('1 minute');
  return tens > 0 ? say('{number} seconds', { number: tens }) : say('a few seconds');
};

const stepAt = (t) => {
  if (t >= session.done) return steps.length;
  let found = -1;
  while (found + 1 < steps.length && steps[found + 1].start - EARLY <= t + 0.01) found += 1;
  return found;
};

// The words said last in a step. Its first ones are there at once, also where a chime rings before them.
const lineAt = (t, at) => {
  let found = null;
  for (const line of lines) {
    if (line.step !== at) continue;
    if (found && line.at - EARLY > t + 0.01) break;
    if (found || line.at < t + 5) found = line;
  }
  return found;
};

const show = () => {
  const t = now();
  const at = stepAt(t);
  // The sound has come to a step that is left out.
  if (playing && target === null && isOut(at)) { jump(played(at, 1)); return; }
  if (at !== shown) turn(at);
  const line = lineAt(t, at);
  if (line !== said) {
    said = line;
    stranger($('line'), line && line.text);
  }
  count(t, steps[at]);
};

// Another step is in view.
const turn = (at) => {
  shown = at;
  said = undefined;
  const step = steps[at];
  const over = at >= steps.length;
  root.classList.toggle('over', over);
  $('gently').hidden = !step || fates[step.number] !== 'l';
  tellThem($('said'), over ? spoke : []);
  draw(step);
  if (step) {
    stranger($('step'), step.title);
    stranger($('side'), step.side);
    const nth = [session.night ? '' : say('Step {number} of {of}', { number: step.number, of: session.of }), step.nth];
    $('place').textContent = nth.filter(Boolean).map((words) => words + ' · ').join('');
    $('place').append(stranger(made('bdi'), step.section || session.title));
  } else {
    $('place').textContent = '';
    stranger($('side'), '');
    $('step').hidden = false;
    $('step').lang = over && times.dizzy ? up.language : tongue;
    $('step').textContent = over && times.dizzy ? up.words.riseSlowly : !over ? say('Get comfortable.')
      : say(session.night ? 'Good night.' : 'That was the whole of it. Take a moment before you get up.');
  }
  for (const button of document.querySelectorAll('#steps button')) {
    if (Number(button.value) === at && going) button.setAttribute('aria-current', 'step');
    else button.removeAttribute('aria-current');
  }
  tell(step ? step.name : $('step').textContent);
  // A screen reader must not talk over the voice: it is given a step only where no voice says it.
  if (going && (over ? !session.night : !step || sound.paused || !step.spoken)) {
    const line = step && !step.spoken && lineAt(step.start, at);
    stranger($('told'), step ? step.name + '. ' + (line ? line.text : '') : $('step').textContent);
    if (!step) $('told').lang = tongue;
  }
  again();
};

// The step as it is drawn on the handout; there it is drawn once for both sides.
const draw = (step) => {
  const drawn = step && document.querySelector('.ho-step[value="' + step.number + '"] .ho-figure');
  $('figure').textContent = '';
  $('figure').hidden = !drawn;
  if (!drawn) return;
  const copy = drawn.cloneNode(true);
  copy.setAttribute('class', step.mirrored && drawn.tagName === 'svg' ? 'mirrored' : '');
  $('figure').append(copy);
};

const count = (t, step) => {
  const ring = $('ring');
  const whole = step ? step.end - step.start : 1;
  const left = step ? Math.min(whole, Math.max(0, step.end - t)) : 0;
  ring.setAttribute('stroke-dasharray', AROUND.toFixed(1));
  ring.setAttribute('stroke-dashoffset', (AROUND * (1 - left / whole)).toFixed(1));
  ring.style.setProperty('visibility', left > 0 ? 'visible' : 'hidden');
  const breath = step && step.breath && left > 0 ? pace(step.breath, t - step.start) : null;
  const circle = $('breath');
  circle.style.setProperty('visibility', breath ? 'visible' : 'hidden');
  circle.setAttribute('r', breath && !calm.matches ? (38 + 46 * breath.full).toFixed(2) : 66);
  put('mark', breath ? say(breath.word) : left > 0 ? clock(left) : '');
  const all = session.done - t;
  const both = { time: inWords(left), all: inWords(all) };
  put('left', !(all > 0) ? '' : say(left > 0 ? '{time} left here, {all} to the end' : '{all} to the end', both));
};

const put = (id, text) => {
  if ($(id).textContent !== text) $(id).textContent = text;
};

// Where in the breath one is, and how full (0 to 1), risen and sunk without a jerk.
const pace = (breath, gone) => {
  const cycle = breath.reduce((sum, phase) => sum + phase, 0);
  if (!(cycle > 0)) return null;
  let t = Math.max(0, gone) % cycle;
  const soft = (x) => 0.5 - 0.5 * Math.cos(Math.PI * x);
  const phases = [['in', soft], ['hold', () => 1], ['out', (x) => 1 - soft(x)], ['rest', () => 0]];
  for (let i = 0; i < 4; i += 1) {
    if (t < breath[i]) return { word: phases[i][0], full: phases[i][1](t / breath[i]) };
    t -= breath[i];
  }
  return null;
};

// Between the sound's own ticks, which are enough for the ring: only the breath must move evenly.
const frame = () => {
  const step = steps[shown];
  const still = !playing || document.hidden || calm.matches || root.classList.contains('uncounted');
  if (still || !step || !step.breath) return;
  show();
  again();
};

const again = () => {
  cancelAnimationFrame(frames);
  frames = requestAnimationFrame(frame);
};
