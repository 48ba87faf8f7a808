# Dates by somebody's timetable, after an event, and rows without a deadline: whom to ask, what was answered.

questions-head =
    { $count ->
        [one] A date is needed: { $count } question waits. Press its number to answer.
       *[other] Dates are needed: { $count } questions wait. Press a number to answer.
    }
questions-besides =
    { $count ->
        [1] A date is needed: { $name }.
       *[other] Dates are needed: { $count } questions wait.
    }
timetables-head =
    { $count ->
        [one] { $count } question waits for dates. Press its number to answer it or to ask somebody else.
       *[other] { $count } questions wait for dates. Press a number to answer it or to ask somebody else.
    }
timetables-none = All timetables are known, no event is waited for.
timetables-more =
    { $count ->
        [one] And { $count } more question: /timetables
       *[other] And { $count } more questions: /timetables
    }
events-head =
    { $count ->
        [one] <b>Has it come?</b> One event is waited for.
       *[other] <b>Has it come?</b> { $count } events are waited for.
    }
events-none = No event on which dates depend is waited for.
timetable-line =
    { $index }. { $name } — { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
event-line =
    { $index }. event: { $name } — { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
silent-line = { $index }. no deadline: { $name }
asked-on = asked { $day }: { $name }
asked-soon = to be asked: { $name }
asked-not-connected = not connected to the bot: { $name }
asked-you = you
timetable-title = <b>{ $name }</b>
timetable-plan = For the plan “{ $title }”
timetable-rows =
    { $count ->
        [one] { $count } row of the plan depends on it:
       *[other] { $count } rows of the plan depend on it:
    }
timetable-row = • { $title }
timetable-rows-more =
    { $count ->
        [one] and { $count } more row
       *[other] and { $count } more rows
    }
timetable-asks = By which days are reports due? One answer serves all rows. Press a button or write: “15 March and 20 May”.
event-asks = Has the event come? Once you say so, the bot sets the date.
event-asks-day = By which day is the report due? Write the day or choose it.
silent-asks = The plan names no deadline. By which day is the report due? A month from the order is usual; you may write another day.
timetable-answered-hint = The dates have been told already.
timetable-not-yet = There was no timetable yet; asked again { $day }.
event-not-come = The event has not come yet; asked again { $day }.
event-came = The event came on { $day }.
when-ask = By which days are reports due? Choose a day, or write all of them: “15 March and 20 May”.
cameon-ask = When was it, or when will it be? Choose the day or write it.
answer-dates = Dates: { $dates }.
answer-told =
    { $count ->
        [0] No executor has a new date.
        [one] { $count } executor will hear of it.
       *[other] { $count } executors will hear of it.
    }
answer-again = The next timetable will be asked for on { $day }.
not-yet-asked-again = Understood. Asked again on { $day }.
whom-to-ask = Who is to be asked?
nobody-to-ask = There is nobody else to ask: these rows have no other executors.
asked-of = To be asked: { $name }
asked-of-not-connected = { $name } is not connected to the bot yet and is asked once they are. Until then you can answer: /timetables
button-dates-wanted =
    { $count ->
        [1] Say the date
       *[other] Say the dates ({ $count })
    }
button-say-dates = Name the dates
button-more-dates = Add dates
button-not-yet = No timetable yet
button-ask-other = Ask somebody else
button-came-today = Yes, today
button-came-on = Yes, on another day
button-not-come = Not yet
button-timetables = What is waited for
button-back = ← Back
button-who = { $name }
button-who-not-connected = { $name } (not connected)
