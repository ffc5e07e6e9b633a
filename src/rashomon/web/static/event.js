// Comfort: Escape puts away the sentence at the foot of the window until the pointer or the focus moves on (WCAG 1.4.13).
"use strict";
const away = (on) => document.body.classList.toggle("away", on);
document.addEventListener("keydown", (pressed) => { if (pressed.key === "Escape") away(true); });
document.addEventListener("mouseover", () => away(false));
document.addEventListener("focusin", () => away(false));
