// Buttons and keys, and the page as it opens.

const start = () => {
  going = true;
  root.classList.add('going');
  $('before').hidden = true;
  $('said-before').hidden = true;
  $('now').hidden = false;
  shown = null;
  play();
  show();
  // The next thing wanted with eyes closed; and the button that had the focus is gone.
  $('pause').focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

const toggle = (id, kind) => () => {
  const off = root.classList.toggle(kind);
  $(id).setAttribute('aria-pressed', String(!off));
  if (!off && going) { show(); again(); }
};

const onClick = (id, deed) => $(id).addEventListener('click', (event) => {
  deed();
  // After a tap Space is to pause, not to tap again.
  if (event.detail && document.activeElement === $(id)) $(id).blur();
});

onClick('start', () => start());
onClick('pause', () => (playing ? pause() : play()));
onClick('previous', () => back());
onClick('next', () => forward());
onClick('speak-up', () => speakUp());
onClick('captions', toggle('captions', 'wordless'));
onClick('counting', toggle('counting', 'uncounted'));
// Who it is not for, before it begins; when to stop, at any time.
onClick('care', () => {
  $('ask').open = true;
  $('ask').scrollIntoView({ behavior: calm.matches ? 'auto' : 'smooth' });
});
onClick('stops', () => {
  $('stop').hidden = !$('stop').hidden;
  $('stops').setAttribute('aria-expanded', String(!$('stop').hidden));
  if (!$('stop').hidden) $('stop').scrollIntoView({ block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
});
onClick('paper', () => {
  const open = $('handout').classList.toggle('open');
  $('paper').setAttribute('aria-expanded', String(open));
  if (open) $('handout').scrollIntoView({ behavior: calm.matches ? 'auto' : 'smooth' });
});

document.addEventListener('keydown', (event) => {
  if (!going || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (answerKey(event.key)) { event.preventDefault(); return; }
  if (scene) return;
  if (event.key === 'ArrowLeft') back();
  else if (event.key === 'ArrowRight') forward();
  // A button in focus takes Space for itself.
  else if (event.key === ' ' && !event.target.closest('button, a, summary')) playing ? pause() : play();
  else return;
  event.preventDefault();
});

const list = () => {
  let section = null;
  let ol = null;
  steps.forEach((step, i) => {
    if (!ol || step.section !== section) {
      section = step.section;
      if (section) $('steps').append(stranger(made('h3'), section));
      ol = $('steps').appendChild(made('ol'));
    }
    const button = made('button');
    button.type = 'button';
    button.value = i;
    const name = stranger(made('span', 'name'), step.name);
    name.dir = 'auto';
    button.append(made('span', 'number', String(step.number)), ' ', name, ' ');
    button.append(made('span', 'long', clock(step.end - step.start)));
    button.addEventListener('click', (event) => {
      jump(i);
      if (event.detail) button.blur();
      window.scrollTo({ top: 0, behavior: calm.matches ? 'auto' : 'smooth' });
    });
    ol.appendChild(made('li')).append(button);
  });
};

// What stands in the page in English.
const translate = () => {
  $('player').lang = tongue;
  const walker = document.createTreeWalker($('player'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = session.words[walker.currentNode.data];
    if (words) walker.currentNode.data = words;
  }
  document.querySelectorAll('#player [aria-label]').forEach((node) => {
    node.setAttribute('aria-label', say(node.getAttribute('aria-label')));
  });
};

const open = () => {
  stranger($('title'), session.title);
  stranger($('sender'), session.sender.join(' · '));
  stranger($('summary'), session.summary);
  stranger($('who'), session.who);
  translate();
  const about = session.night ? 'About {time}, for the night' : 'About {time}';
  $('about').textContent = say(about, { time: inWords(session.done) });
  const begin = (text, english) => {
    const item = stranger(made('li'), text);
    item.dir = 'auto';
    if (english) item.lang = 'en';
    $('begin').append(item);
  };
  own($('speak-up'), up.words.button);
  own($('gently'), up.words.lighter);
  session.before.forEach((line) => begin(line));
  session.care.forEach((line) => begin(line.text, line.english));
  // What the handout says of it, without what is said above already.
  document.querySelectorAll('.ho-stop, .ho-whom').forEach((box) => {
    const copy = box.cloneNode(true);
    copy.querySelectorAll('.ho-later').forEach((node) => node.remove());
    $('ask').append(...copy.childNodes);
  });
  $('care').hidden = !document.querySelector('.ho-lost');
  if ($('care').hidden) document.querySelector('#ask summary').textContent = say('When to stop');
  document.querySelectorAll('.ho-stop').forEach((box) => {
    const copy = box.cloneNode(true);
    copy.querySelectorAll('h2').forEach((node) => node.remove());
    $('stop').append(...copy.childNodes);
  });
  if (session.night) toggle('counting', 'uncounted')();
  list();
  root.classList.add('plays');
  $('player').hidden = false;
  document.querySelectorAll('.unheard').forEach((node) => { node.hidden = true; });
};

// The sound stands last in the file: only now it is all here.
const load = () => {
  const block = $('mp3');
  const text = block.textContent.trim();
  const parts = [];
  // In pieces, so that an old phone need not hold it all thrice. Four letters are three bytes.
  for (let at = 0; at < text.length; at += 1 << 20) {
    const raw = atob(text.slice(at, at + (1 << 20)));
    const bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
    parts.push(bytes);
  }
  block.textContent = '';
  sound.src = URL.createObjectURL(new Blob(parts, { type: 'audio/mpeg' }));
  $('start').disabled = false;
};

open();
document.addEventListener('DOMContentLoaded', load);
