# Nudges: their tone, "later", a plan's rules, the morning of curators and controllers, what arrived.

# The tone changes as the date comes near, and after it.
phase-ahead = Just so that you know: there is time enough.
phase-soon = The date is near now.
phase-today = Today is the last day.
phase-just-late = The date has only just passed: a report can still be sent without long explanations.
phase-late = There still is no report. If something stands in the way, tell the curator.
phase-long-late = This has been overdue for a week.
phase-weeks-late = The task is more than a week overdue. The bot will go on reminding while there is no report.
warning-curator = If no report comes, the curator will be told on { $day }.
warning-controller = If no report comes, the controller will be told on { $day }.
warning-numbered =
    { $more ->
        [0] { $count ->
            [1] Task { $numbers }. { $warning }
           *[other] Tasks { $numbers }. { $warning }
        }
       *[other] Tasks { $numbers } and { $more } more. { $warning }
    }
warning-others =
    { $count ->
        [one] One more task, not listed. { $warning }
       *[other] { $count } more tasks, not listed. { $warning }
    }

on-the-day-head =
    { $count ->
        [one] Today is the last day, and { $count } task has no report yet:
       *[other] Today is the last day, and { $count } tasks have no report yet:
    }
on-the-day-line = { $index }. { $title }

as-of-now-head = These tasks as of { $day }:
as-of-now-line = { $index }. { $title } — { $state }
as-of-now-handed-over = handed over to somebody else
as-of-now-newer = there is a newer message below
as-of-now-reported = report sent at { $time }, awaits acceptance
as-of-now-snoozed = due { $until }, the bot will remind on { $day }
as-of-now-owed = { $state }, { $until } ({ $relative })
as-of-now-one = Now: { $state }
as-of-now-state = { $state }

state-acknowledged = accepted for execution
obligation-snoozed = Reminders are put off: the next one comes on { $day }
button-acknowledge = Accepted for execution
acknowledged-toast = Accepted for execution. The bot will remind nearer to the date.
button-later = Later
button-later-all = Later
later-when = When shall the bot remind? Press a day or write it: “on Friday”.
later-head =
    { $count ->
        [one] Put off { $count } task:
       *[other] Put off { $count } tasks:
    }
later-line = { $index }. { $title }
button-later-tomorrow = Tomorrow, { $day }
button-later-next-working = Next working day, { $day }
button-later-monday = Next week, { $day }
button-later-day = Choose a day
button-open-one = Open the task
put-off =
    { $count ->
        [one] Good, the bot will remind on { $day }.
       *[other] Good, the bot will remind of { $count } tasks on { $day }.
    }
put-off-day-itself = The last day comes before that: the bot will tell of it once all the same.
put-off-told-curator = If there is no report by then, the curator will be told on { $day }.
put-off-told-controller = If there is no report by then, the controller will be told on { $day }.

button-nudging = Reminders
policy-head = Reminders of the plan “{ $title }”
policy-now = Now: <b>{ $name }</b>
policy-before = Before the date: { $days } working days ahead and on the day itself
policy-before-none = Before the date: on the day itself alone
policy-after = After the date: on working day { $days }, then once a week
policy-after-weekly = After the date: once a week
policy-escalation = Of a delay are told: the curator on working day { $curator }, the controller on { $controller }; its executor is warned two days before.
policy-changed = Changed on { $day }: { $name }
policy-offer = You can choose:
policy-preset = { $name }: { $before } ahead and on the day itself; after it { $after }
preset-calm = calm
preset-usual = usual
preset-insistent = insistent
preset-own = own steps
button-preset = Choose: { $name }
button-own-steps = Own steps
policy-ask-steps =
    Write the steps in working days, for example:
    before 10, 5, 1; after 1, 3, 5
    On the day itself the bot always reminds.

morning-overdue = Overdue { $count }
morning-overdue-before = Overdue { $count } (was { $before })
morning-today = today { $count }
morning-awaiting = await acceptance { $count }
morning-extensions = ask for another date { $count }
morning-not-connected = not connected { $count }
button-morning-overdue = Overdue { $count }
button-morning-today = Today { $count }
button-morning-awaiting = Await acceptance { $count }
button-morning-extensions = Ask for another date { $count }
button-morning-not-connected = Not connected { $count }
morning-escalated =
    { $count ->
        [one] No report for long on { $count } task:
       *[other] No report for long on { $count } tasks:
    }
morning-escalated-line = • { $name }: { $title } — { $overdue }
morning-escalated-more = and { $count } more
morning-own = <b>Your tasks</b>
control-week = <b>The week</b>
control-plan = { $title }
control-counts = Overdue { $overdue }, await acceptance { $reported }, closed { $closed } of { $total }
control-escalated =
    { $count ->
        [one] { $count } task stays overdue:
       *[other] { $count } tasks stay overdue:
    }
button-control-summary = Summary
due-today-none = Nobody else has to report today.
due-today-head =
    { $count ->
        [one] Today, { $day }, { $count } report is due:
       *[other] Today, { $day }, { $count } reports are due:
    }
due-today-line = { $index }. { $name }: { $title }

nudges-head = Reminders:
nudge-planned = { $day }: being prepared
nudge-sent = { $day }: sent, no button pressed yet
nudge-sent-seen = { $day }: sent, a button was pressed or an answer came
nudge-sent-again = { $day }: sent again on the day itself, no button pressed yet
nudge-sent-again-seen = { $day }: sent again on the day itself, a button was pressed or an answer came
nudge-excused = { $day }: not sent — { $reason }
excuse-nothing-left = there was nothing to remind of
excuse-not-connected = the person is not connected to the bot
excuse-unreachable = the bot is blocked or the account deleted
excuse-already-decided = it had been decided already
excuse-next-morning = went into the next morning's message
excuse-folded = another message of the same day said it
excuse-reported = the report had been sent already
excuse-moved = the date has changed
excuse-removed = the task was taken off
excuse-handed-over = handed over to somebody else
excuse-snoozed = its executor put the reminder off
excuse-objected = its executor says that it is not theirs
excuse-refused = the messenger did not take the message
undelivered-none = In two weeks all reminders have arrived.
undelivered-head =
    { $count ->
        [one] Reminders did not reach { $count } person:
       *[other] Reminders did not reach { $count } people:
    }
undelivered-line =
    { $index }. { $name }: { $reason } ({ $count ->
        [one] { $count } reminder
       *[other] { $count } reminders
    }, the last on { $day })
button-link-numbered = { $number }. Link
