# Work without an end and rows without a deadline: when they are reported.

checkpoints-quarterly = once a quarter
checkpoints-half-yearly = every half-year
checkpoints-yearly = once a year
checkpoints-own = on { $dates }
checkpoints-head =
    { $count ->
        [one] “Throughout the year”, “permanently”, “the whole period”: { $count } row. When is it reported?
       *[other] “Throughout the year”, “permanently”, “the whole period”: { $count } rows. When are they reported?
    }
checkpoints-none = No row of work without an end follows the plan's choice.
checkpoints-own-rows =
    { $count ->
        [one] { $count } more row has dates of its own.
       *[other] { $count } more rows have dates of their own.
    }
checkpoints-line = • { $how }: { $dates }
checkpoints-now = Now: { $how }.
checkpoints-changed =
    { $count ->
        [one] The dates are changed, { $count } person will hear of it.
       *[other] The dates are changed, { $count } people will hear of it.
    }
checkpoints-keeps = The plan is in force: only what is neither reported nor overdue will change.
days-and-more = { $days } and { $count } more
silent-rows =
    { $count ->
        [one] Without a deadline: { $count } row.
       *[other] Without a deadline: { $count } rows.
    }
silent-offer = We offer { $until }: that is given where an order names no date.
own-dates-ask = Mark days in the calendar or write them: “15 May and 15 November”.
own-dates-ask-typed = Write the days: “15 May and 15 November”.
own-dates-now = Chosen: { $dates }.
date-rows-head = Dates of rows, page { $page } of { $pages }
date-row-line = { $index }. { $title } — “{ $text }”
date-row-blank = no deadline
row-deadline-said = The plan says: “{ $text }”
row-will-be = Reports: { $dates }.
row-will-ask = No day yet: the bot will ask for it once the plan is in force.
standing-line =
    { $index }. { $until }, { $count ->
        [one] { $count } executor
       *[other] { $count } executors
    }
standing-unset =
    { $index }. no date set yet, { $count ->
        [one] { $count } executor
       *[other] { $count } executors
    }
standing-more =
    { $count ->
        [one] And { $count } more date.
       *[other] And { $count } more dates.
    }
button-own-dates = Own dates
button-agree-offered = The offered date: { $day }
button-row-by-row = Row by row
button-date-rows = To the rows
button-back-plan = To the plan
button-ready = Ready
button-move-date = { $number }. Move
button-executors = { $number }. Executors
