"""How a chronology looks on a terminal: tables and marked texts, in Rich."""
