# Curators' summaries: how a plan stands, who is late, the export.

summary-none = No plan is in force yet. Send an order as a file to begin.
summary-head = <b>{ $title }</b>
summary-overdue = Overdue: { $count }
summary-reported = Awaiting acceptance: { $count }
summary-returned = In rework: { $count }
summary-on-execution = In progress: { $count }
summary-awaits = No date set yet: { $count }
summary-closed = Closed: { $closed } of { $total } (in time { $intime }, late { $late })
summary-discipline = Discipline: { $percent } % (in time { $intime } of { $due })
summary-not-connected = Not connected: { $count }
summary-section = { $name }: { $words }
summary-section-title = { $number }. { $title }
summary-section-body = Instructions of the order
summary-part-overdue = overdue { $count }
summary-part-reported = awaiting acceptance { $count }
summary-part-returned = in rework { $count }
summary-part-on-execution = in progress { $count }
summary-part-closed = closed { $count }
summary-part-awaits = without a date { $count }
button-late = Who is late
button-awaiting = To accept
button-export = Export .xlsx
button-awaits = No date yet ({ $count })
button-extensions = Later dates asked ({ $count })
button-people = Not connected

overview-title = <b>{ $index }.</b> { $title }
overview-counts = Overdue { $overdue }, to accept { $reported }, closed { $closed } of { $total }

late-none = Nothing is overdue.
late-head =
    { $count ->
        [one] { $count } task is overdue.
       *[other] { $count } tasks are overdue.
    }
late-district = <b>{ $name }</b>
late-no-district = <b>No district</b>
late-line = { $index }. { $name }: { $title } — { $overdue }
late-line-not-connected = { $index }. { $name } (not connected to the bot): { $title } — { $overdue }
late-line-nobody = { $index }. { $name } (nobody is named yet): { $title } — { $overdue }

export-choose = Which plan? Press its number.
export-caption = { $title } — as of { $day }
export-file-name = Summary of { $day }.xlsx
export-sheet = Progress
export-as-of = As of { $day }
export-order = Order No. { $number } of { $date }
export-column-number = No.
export-column-title = Activity
export-column-section = Section
export-column-executor = Executor
export-column-district = District
export-column-deadline = Deadline in the plan
export-column-control-date = Control date
export-column-state = State
export-column-reported = Reported on
export-column-report = Report
export-column-files = Files
export-signature = Curator: ____________________ { $name }

summary-suspended = Suspended: { $count }
summary-removed = Removed from control or not required: { $count } (not counted)
summary-part-suspended = suspended { $count }
summary-part-removed = removed { $count }
