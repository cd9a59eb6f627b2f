// A passage of a recording is played here. Without this its link leads to the file, from the same second on.

const player = document.querySelector("#aufnahme > :is(audio, video)");

addEventListener("click", (event) => {
  const link = event.target.closest("a.play");
  if (!link || !player || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  player.currentTime = link.hash.slice("#t=".length);
  player.play();
});
