"""A report whose author means harm: markup, marks that turn writing round, control characters, a word without end."""

from __future__ import annotations

import re

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

#: Who corrects an event with harm in mind, and what is noted.
PERSON = '"><img src=x onerror=alert(4)>\u202e'
NOTE = "</bdi></p><script>alert(5)</script>\u2066\x07 ask the archive"

#: What no page may hold as it is: controls but tab and line ends, and marks of the bidirectional algorithm.
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
