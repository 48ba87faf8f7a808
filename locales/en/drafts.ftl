# A plan's draft: why a row raises a question. A key is "doubt-" and the reason.

doubt-parts-do-not-pair = the row's parts, deadlines and executors do not pair up
doubt-oblique-name = the surname stands in an oblique case
doubt-before-order = the deadline is before the order's date
doubt-outside-period = the deadline is outside the plan's period
doubt-damaged-text = the text is damaged
doubt-half-understood = not all of it is understood
doubt-year-guessed = no year is given
doubt-unclear-people = it is unclear who is responsible
doubt-unclear-table = the table's layout is unclear
