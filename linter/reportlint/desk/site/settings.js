// What its user wants, kept in this browser where it lets anything be kept.
const NAME = "reportlint settings";
const at = (id) => document.getElementById(id);
const ticks = () => [...document.querySelectorAll("#rules input")];

const told = () => ({
  profile: at("profile").value,
  ignored: ticks().filter((tick) => !tick.checked).map((tick) => tick.value),
  roster: at("roster").value,
});

export const wish = () => ({ language: document.body.dataset.language, ...told() });

export const remember = () => {
  try {
    localStorage.setItem(NAME, JSON.stringify(told()));
  } catch { /* It may not. */ }
};

const show = ({ profile, ignored, roster }) => {
  at("profile").value = profile;
  if (at("profile").selectedIndex < 0) at("profile").selectedIndex = 0;
  for (const tick of ticks()) tick.checked = !ignored.includes(tick.value);
  at("roster").value = roster;
};

export const recall = () => {
  try {
    show(JSON.parse(localStorage.getItem(NAME)));
  } catch { /* Nothing is kept, or nothing that is understood. */ }
};

export const restore = () => {
  at("profile").selectedIndex = 0;
  for (const tick of ticks()) tick.checked = true;
  at("roster").value = "";
  remember();
};
