// Comfort: how far the job is, asked for every second; when it has ended the page is shown anew. Without this script
// there is the link "Look again".
"use strict";
const place = document.querySelector("#job");
const look = async () => {
  const answer = await fetch(place.dataset.twin, { headers: { Accept: "application/json" } });
  const job = await answer.json();
  if (!job.open) { location.reload(); return; }
  document.querySelector("#step").textContent = job.step.words;
  const bar = document.querySelector("#bar");
  const count = document.querySelector("#count");
  if (job.step.of) { bar.max = job.step.of; bar.value = job.step.done; } else { bar.removeAttribute("value"); }
  if (count && job.step.of) count.textContent = `${job.step.done + 1} of ${job.step.of}`;
  setTimeout(look, 1000);
};
setTimeout(look, 1000);
