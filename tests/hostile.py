"""A report whose author means harm: markup, marks that turn writing round, control characters, a word without end."""

from __future__ import annotations

NAME = "hostile.txt"
OUTLET = 'Evil <b onmouseover="alert(1)">Gazette</b>'
TITLE = '<script>alert("title")</script><img src=x onerror=alert(2)>'
#: U+202E turns what follows round, U+2066 isolates and is never closed; BEL and ESC are control characters.
TURNED = "The ministry\u202e said\u2066 it was \x07ready\x1b[31m"
ENDLESS = "Rindfleisch" * 900

TEXT = f"""{TITLE}

ANKARA, 1 July 2016 – The foreign minister of Turkey met the foreign minister of Russia in Sochi on Friday, it said.

{TURNED} to talk to Moscow, a spokesman said. "</p><script>fetch('http://evil.example/')</script>", he added.

<iframe src="http://evil.example/"></iframe> {{{{ 7 * 7 }}}} ${{7*7}} javascript:alert(3) {ENDLESS}
"""
