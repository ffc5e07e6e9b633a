// Comfort: files may be dropped anywhere on the page, not on the field alone. Without this script the field works as it is.
"use strict";
const zone = document.querySelector(".drop");
const field = document.querySelector("#reports");
if (zone && field) {
  const over = (on) => zone.classList.toggle("over", on);
  document.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      field.focus();
    }
  });
}
