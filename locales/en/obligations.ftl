# Obligations: the card, lists, states, the morning reminder.

state-on-execution = in progress
state-overdue = overdue
state-reported = reported, awaits acceptance
state-returned = returned for rework
state-returned-overdue = returned for rework, overdue
state-closed = closed
state-awaits-timetable = no date set yet
part-lead = You are the lead executor
part-co-executor = You are a co-executor: your part is due before the common date
part-member = Each executor reports for themselves
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
obligation-due = Due { $until }
obligation-due-relative = Due { $until } — { $relative }
obligation-unset = Due: { $text }
obligation-state = State: { $state }
obligation-curator = Curator: { $name }
obligation-draft = There is a draft report that has not been sent.
obligation-return-reason = Why it was returned: { $reason }

button-done = Done
button-in-progress = Interim report
button-report = Report with text and files
button-open-draft = Open the draft
button-mine = All my tasks
button-numbered = { $number }
button-done-numbered = { $number }. Done
button-open-numbered = { $number }. Open
button-back-page = ← Back
button-next-page = Next →

digest-head =
    { $today ->
        [0] { $overdue ->
            [0] A reminder: { $soon ->
                [one] { $soon } task
               *[other] { $soon } tasks
            } ahead.
           *[other] { $overdue ->
                [one] { $overdue } task is overdue
               *[other] { $overdue } tasks are overdue
            }{ $soon ->
                [0] {""}
               *[other] , { $soon } more { $until }
            }.
        }
       *[other] { $today ->
            [one] { $today } task is due today
           *[other] { $today } tasks are due today
        }{ $soon ->
            [0] {""}
           *[other] , { $soon } more { $until }
        }{ $overdue ->
            [0] {""}
           *[other] , { $overdue } overdue
        }.
    }
digest-line = { $index }. { $title } — { $until } ({ $relative })
digest-line-returned = { $index }. { $title } — returned for rework, { $until } ({ $relative })
digest-rest =
    { $count ->
        [one] And { $count } more task: /my
       *[other] And { $count } more tasks: /my
    }
digest-rest-undated =
    { $count ->
        [one] And { $count } more task (without a day yet: { $undated }): /my
       *[other] And { $count } more tasks (without a day yet: { $undated }): /my
    }
digest-hint-one = Press a button, or just answer this message with a text or a photo.
digest-hint-many = Press a button with a task's number, or answer this message with a text or a photo.

mine-none = You have no tasks now. When there is one, the bot will write.
mine-head =
    { $count ->
        [one] You have { $count } task. Press its number to open it.
       *[other] You have { $count } tasks, the nearest on top. Press a number to open one.
    }
mine-line = { $index }. { $title } — { $due }
mine-returned = returned for rework, { $due }
mine-page = Page { $page } of { $pages }

assignment-head = In force: <b>{ $title }</b>
assignment-order = Order No. { $number } of { $date }.
assignment-count =
    { $count ->
        [one] You have { $count } task.
       *[other] You have { $count } tasks.
    }
assignment-nearest = The nearest is due { $until }.
assignment-unset = No day is set yet.
assignment-curator = The bot will remind you in good time. Curator: { $name }
assignment-reminds = The bot will remind you in good time.
