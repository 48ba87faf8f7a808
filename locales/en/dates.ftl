# How days and hours are shown.

date-weekday =
    { $weekday ->
        [1] Mon
        [2] Tue
        [3] Wed
        [4] Thu
        [5] Fri
        [6] Sat
       *[7] Sun
    }
date-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-day-month = { $day } { $month }
date-day-month-year = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $day }
date-until = by { $day } inclusive
date-through = through { $day }
# Days of one month: "1–15 March".
date-span-in-month = { $first }–{ $last }
date-span = { $first } – { $last }
date-with-time = { $day }, { $time }

# Choosing a day by buttons.
date-month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
date-picker-month = This is { $month } { $year }.
date-picker-legend = Days off are in brackets.
date-picker-before = ← { $month }
date-picker-after = { $month } →
