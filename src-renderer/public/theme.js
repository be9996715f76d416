// Before the first paint: the theme asked for, so that nothing flashes. Main puts it into the address.
(() => {
  const asked = new URLSearchParams(location.search);
  const { dataset } = document.documentElement;
  const theme = asked.get('theme') ?? 'system';
  dataset.theme = theme === 'system' ? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') : theme;
  dataset.text = asked.get('text') ?? 'normal';
})();
