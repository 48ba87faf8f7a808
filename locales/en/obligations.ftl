# Obligations: the card, lists, states, the morning reminder.

state-on-execution = in progress
state-overdue = overdue
state-reported = reported, awaits acceptance
state-returned = returned for rework
state-closed = closed
state-awaits-timetable = no date set yet
part-lead = You lead it
part-co-executor = You are a co-executor: your part is due before the common date
part-member = Each of those named reports
no-control-date = not set; the plan says “{ $text }”
no-control-date-blank = not set
overdue-by =
    { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }
due-today = today
due-tomorrow = tomorrow
due-in =
    { $days ->
        [one] in { $days } working day
       *[other] in { $days } working days
    }

obligation-title = <b>{ $number }. { $title }</b>
obligation-title-plain = <b>{ $title }</b>
obligation-executor = Executor: { $name }
obligation-part = { $part }
obligation-due = Due: { $until }
obligation-due-relative = Due: { $until } — { $relative }
obligation-unset = Due: { $text }
obligation-state = State: { $state }
obligation-curator = Curator: { $name }
obligation-draft = There is a draft report that was not sent.
obligation-return-reason = Why it was returned: { $reason }

button-done = Done
button-in-progress = Interim report
button-report = Report with text and files
button-open-draft = Open the draft
button-mine = All that I owe
button-numbered = { $number }
button-done-numbered = { $number }. Done
button-open-numbered = { $number }. Open
button-back-page = ← Back
button-next-page = Next →

digest-head =
    { $today ->
        [0] { $overdue ->
            [0] A reminder: { $soon ->
                [one] { $soon } thing
               *[other] { $soon } things
            } ahead.
           *[other] Overdue: { $overdue }.{ $soon ->
                [0] {""}
               *[other] {" "}Ahead: { $soon }.
            }
        }
       *[other] Today { $today ->
            [one] { $today } thing
           *[other] { $today } things
        }.{ $overdue ->
            [0] {""}
           *[other] {" "}Overdue: { $overdue }.
        }{ $soon ->
            [0] {""}
           *[other] {" "}Ahead: { $soon }.
        }
    }
digest-line = { $index }. { $title } — { $until } ({ $relative })
digest-line-returned = { $index }. { $title } — returned for rework, { $until } ({ $relative })
digest-rest =
    { $count ->
        [one] And { $count } more thing: /my
       *[other] And { $count } more things: /my
    }
digest-hint-one = Press a button, or just answer this message with text or a photo.
digest-hint-many = Press the number of a thing to report on it.

mine-none = You owe nothing now. When there is something, the bot will write.
mine-head =
    { $count ->
        [one] You owe { $count } thing. The nearest is on top.
       *[other] You owe { $count } things. The nearest are on top.
    }
mine-line = { $index }. { $title } — { $due }
mine-page = Page { $page } of { $pages }

assignment-head = In force: <b>{ $title }</b>
assignment-order = Order No. { $number } of { $date }.
assignment-count =
    { $count ->
        [one] You owe { $count } thing.
       *[other] You owe { $count } things.
    }
assignment-nearest = Nearest date: { $until }.
assignment-curator = The bot will remind you in good time. Curator: { $name }
