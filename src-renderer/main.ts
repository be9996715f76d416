import { mount } from 'svelte';
import './style/base.css';
import './style/controls.css';
import App from './App.svelte';

// No field shows before the journal has been read: what stood here yesterday is the first thing drawn.
void window.lab.remembered().then((remembered) => {
  const target = document.getElementById('app');
  if (!target) return;
  target.replaceChildren();
  mount(App, { target, props: { remembered } });
});
