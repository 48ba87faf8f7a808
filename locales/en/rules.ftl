# The office's rules: the list, a rule's card, its ground.

rules-head = <b>Rules for dates</b>
    They hold for the whole organisation. Press a number to look at a rule or change it.
rules-line = { $index }. { $name }: { $value }
rules-line-own = { $index }. { $name }: <b>{ $value }</b> (changed)
rules-fixed = “By 1 March” always includes 1 March. Only who set a date moves it: the plan's curator. The first date and the number of moves stay visible.
rule-head = <b>{ $name }</b>
rule-value = Now: { $value }
rule-default = Default: { $value }
rule-ground = Why: { $ground }
rule-change = { $day } { $name }: { $value }
rule-set = Saved.
rule-from-now = The new value holds for what is put in force or moved from now on. Agreed dates stay.
rule-type = Press a button or write a number from { $least } to { $most }.
button-rules = ← All rules
button-chosen = ✓ { $words }

rule-day-off = A date on a day off
rule-co-executor-days = A co-executor's part
rule-after-period-day = Report for a month or quarter
rule-after-year-day = Report for a year
rule-checkpoints = Work “throughout the year”
rule-no-deadline-months = A row without a deadline
rule-timetable-days = No timetable yet
rule-extension-days = Asking for a later date

ground-day-off = the report is wanted by its date, and nobody is there to take it on a day off, so it is given before. The law on counting terms moves them forward: choose the following working day if that is your practice.
ground-co-executor-days = the lead executor needs time to join the parts into one answer.
ground-after-period-day = by this day of the next month the figures of a period are in; statistics do the same.
ground-after-year-day = after the New Year holidays a yearly report can be ready by the twentieth of January.
ground-checkpoints = work without an end can't be checked at its end: it is looked at in control points, agreed once with the curator.
ground-no-deadline-months = an instruction without a deadline is usually given a month from the order.
ground-timetable-days = “no timetable yet” is an honest answer; the bot asks again after this time.
ground-extension-days = a later date is asked for beforehand and with a reason; on the day itself one reports progress.

value-day-off-preceding = the preceding working day
value-day-off-following = the following working day
value-day-off-same = stays on the day off
value-co-executor-days =
    { $number ->
        [0] by the common date
        [one] { $number } working day before
       *[other] { $number } working days before
    }
value-after-period-day = by day { $number } inclusive
value-after-year-day = by { $number } January inclusive
value-no-deadline-months =
    { $number ->
        [one] { $number } month from the order
       *[other] { $number } months from the order
    }
value-timetable-days =
    { $number ->
        [one] ask in { $number } working day
       *[other] ask in { $number } working days
    }
value-extension-days =
    { $number ->
        [0] until the date itself
        [one] { $number } day before the date
       *[other] { $number } days before the date
    }
