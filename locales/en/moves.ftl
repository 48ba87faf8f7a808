# The curator moves a date, and the executor hears of it.

obligation-moves =
    { $count ->
        [one] Moved { $count } time, first date { $first }
       *[other] Moved { $count } times, first date { $first }
    }
move-for-all =
    { $count ->
        [one] { $count } executor of the row who has not reported yet
       *[other] All { $count } executors of the row who have not reported yet
    }
move-ask = The new date? Press a day or write it: “15 March”, “for a week”.
move-pick = By which day?
executor-line = { $index }. { $name } — { $until }, { $state }
moved-head =
    { $count ->
        [one] A new date: { $count } task.
       *[other] New dates: { $count } tasks.
    }
moved-line = { $index }. { $title } — { $until } ({ $relative }), before that { $before }
moved-line-new = { $index }. { $title } — { $until } ({ $relative })
button-move = Change the date
button-day = { $day }
button-pick-day = Another day
button-move-one = This executor alone
button-move-all =
    { $count ->
        [one] { $count } executor of the row
       *[other] All { $count } executors of the row
    }
