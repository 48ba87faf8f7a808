# A plan's draft: why a row raises a question. A key is "doubt-" and the reason.

doubt-parts-do-not-pair = deadlines and executors do not match the row's parts
doubt-oblique-name = the surname is not in the nominative case
doubt-before-order = the deadline is before the order's date
doubt-outside-period = the deadline is outside the plan's period
doubt-damaged-text = the text is damaged
doubt-half-understood = only a part is understood
doubt-year-guessed = no year is given
doubt-unclear-people = it is unclear who is responsible
doubt-unclear-table = the table's layout is unclear

warning-no-deadline = no deadline
warning-no-responsible = nobody named

draft-reading = Reading “{ $name }”…
draft-reading-still = Reading “{ $name }”… It is a long file, a little longer.
draft-head = <b>{ $title }</b>
draft-issuer = { $issuer }
draft-order = Order No. { $number } of { $date }
draft-order-number = Order No. { $number }
draft-order-date = Order of { $date }
draft-no-order = The order's number and date were not found.
draft-period = Period: { $period }
draft-controller = Controller: { $name }
draft-sections =
    { $count ->
        [one] { $count } section.
       *[other] { $count } sections.
    }
draft-counts =
    { $total ->
        [one] { $total } row
       *[other] { $total } rows
    }, { $clear } clear, { $questions ->
        [0] no questions
        [one] { $questions } question
       *[other] { $questions } questions
    }.
draft-instructions =
    { $count ->
        [one] And { $count } instruction in the order itself
       *[other] And { $count } instructions in the order itself
    }{ $questions ->
        [0] .
        [one] , with { $questions } question.
       *[other] , with { $questions } questions.
    }
draft-removed =
    { $count ->
        [one] { $count } row removed: /removed_{ $plan }
       *[other] { $count } rows removed: /removed_{ $plan }
    }
draft-reason = • { $reason }: { $count }
draft-known = This document was sent before: here is its draft.
draft-in-force = The plan is in force: the bot reminds of its dates and waits for reports.
draft-discarded = The draft “{ $title }” is discarded. To return to it, send the file again.
draft-checkpoints = Work “throughout the year”: a report { $how }.
button-rows = Rows
button-questions = Answer the questions: { $count }
button-checkpoints = When to report
button-dates = Dates of rows
button-endless = Work without an end
button-in-force = Put in force
button-reject = Discard
button-back-draft = To the draft
button-plan-more = More…
button-plans = All plans

force-head = In force: <b>{ $title }</b>
force-obligations =
    { $count ->
        [one] { $count } obligation
       *[other] { $count } obligations
    } of { $people ->
        [one] { $people } person
       *[other] { $people } people
    }.
force-told =
    { $count ->
        [0] There is nobody to tell yet.
        [one] The bot will tell { $count } person.
       *[other] The bot will tell { $count } people.
    }
force-not-connected =
    { $count ->
        [one] { $count } person is not connected: /people
       *[other] { $count } people are not connected: /people
    }
force-nobody =
    { $count ->
        [one] { $count } obligation is nobody's yet: the bot does not know who answers for it.
       *[other] { $count } obligations are nobody's yet: the bot does not know who answers for them.
    }
force-without-date =
    { $count ->
        [one] { $count } obligation has no day yet: the bot will remind once there is one.
       *[other] { $count } obligations have no day yet: the bot will remind once there is one.
    }
force-unknown-years = The calendar of working days is not decreed yet ({ $years }): dates of those years may shift.
force-past =
    { $count ->
        [one] { $count } obligation is past its date already.
       *[other] { $count } obligations are past their dates already.
    }

plans-none = There are no plans yet. Send an order as a file, and the bot will read it.
plans-head = Plans:
plan-line-draft = { $index }. { $title } — draft
plan-line-in-force = { $index }. { $title } — in force
